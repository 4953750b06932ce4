"""States made on Spark are those of the wheel, byte for byte, and so are the answers."""

import doctest
import os
import subprocess
import sys

import engagement_metrics as em
import engagement_metrics.spark as ems
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import retail
from engagement_metrics import parts
from pyspark.errors import PythonException
from pyspark.sql import functions as F

LINES = {**retail.COLUMNS, "cost": "cost", "category": "category", "member": "is_member", "guest": "is_guest"}
METRICS = ("average_order_value", "revenue", "repeat_purchase_rate", "median_order_value", "gross_margin_rate")


def positional(columns):
    """Give columns as the functions of Spark take them: the first three by position."""
    return [columns[name] for name in ("customer", "time", "value")], {
        name: column for name, column in columns.items() if name not in {"customer", "time", "value"}
    }


@pytest.fixture(scope="session")
def table():
    """The lines of the shop's invoices, in the types that a warehouse has."""
    lines = retail.lines("shop")
    money = pa.decimal128(18, 4)
    cells = {name: pa.array(cells, money if name in {"value", "cost"} else None) for name, cells in lines.items()}
    cells["time"] = pa.array(lines["time"]).cast(pa.timestamp("us"))
    return pa.table(cells)


@pytest.fixture(scope="session")
def df(spark, table, tmp_path_factory):
    path = str(tmp_path_factory.mktemp("lines") / "lines.parquet")
    pq.write_table(table, path, row_group_size=20_000)
    return spark.read.parquet(path).cache()


@pytest.fixture(scope="session")
def whole(table):
    return em.OrdersState(**retail.reading()).update(table, **LINES)


@pytest.fixture(scope="session")
def by_country(df):
    first, others = positional(LINES)
    state = ems.orders_state(*first, **others, **retail.reading())
    return df.groupBy("country").agg(state.alias("state")).cache()


def made(df):
    first, others = positional(LINES)
    return ems.orders_partials(df, *first, **others, **retail.reading())


def test_executors_are_two_processes(df):
    def parents(batches):
        list(batches)
        yield pa.record_batch({"parent": [os.getppid()]})

    rows = df.repartition(4).mapInArrow(parents, "parent bigint").collect()
    assert len(rows) == 4
    assert len({row.parent for row in rows}) == 2


@pytest.mark.parametrize("partitions", [1, 2, 8])
def test_same_bytes_whatever_the_partitions(df, whole, partitions):
    split = df.repartition(partitions)
    invoices = split.select("order", F.spark_partition_id().alias("partition"))
    spread = invoices.distinct().groupBy("order").count().agg(F.max("count")).first()[0]
    assert spread == partitions, "lines of one invoice lie in every partition"
    states = made(split)
    assert states.count() == partitions
    assert ems.collect(states).to_bytes() == whole.to_bytes()


def test_same_bytes_in_shuffled_order(df, whole):
    assert ems.collect(made(df.orderBy(F.rand(7)))).to_bytes() == whole.to_bytes()


def test_partitions_that_run_twice_and_merge_in_another_order(df, whole):
    states = made(df.repartition(8))
    first, second = ([bytes(row.state) for row in states.collect()] for _ in range(2))
    assert len(set(first)) == 8
    assert sorted(first) == sorted(second)
    assert parts.merge(reversed(first)).to_bytes() == whole.to_bytes()
    tree = parts.merge([parts.merge(first[5:]), parts.merge(second[:5]).to_bytes()])
    assert tree.to_bytes() == whole.to_bytes()


def test_partition_of_a_lost_task_is_made_again(df, whole, spark, tmp_path):
    def lost(batches):
        from pyspark import TaskContext

        context = TaskContext.get()
        for count, batch in enumerate(batches):
            if context.partitionId() == 1 and context.attemptNumber() == 0 and count == 2:
                (tmp_path / "lost").touch()
                raise RuntimeError("lost")
            yield batch

    states = made(df.repartition(3).mapInArrow(lost, df.schema))
    assert ems.collect(states).to_bytes() == whole.to_bytes()
    assert (tmp_path / "lost").exists()


def test_groups(by_country, table, whole):
    states = {row.country: bytes(row.state) for row in by_country.collect()}
    assert len(states) > 20
    assert parts.merge(states.values()).to_bytes() == whole.to_bytes()
    for country in ("United Kingdom", "France"):
        rows = table.filter(pa.compute.equal(table["country"], country))
        assert states[country] == parts.orders_state(rows, **LINES, **retail.reading())


def test_merging_on_the_executors(df, by_country, whole):
    for states in (by_country, made(df.repartition(6))):
        merged = states.agg(ems.merge("state").alias("state")).collect()
        assert [bytes(row.state) for row in merged] == [whole.to_bytes()]
    by_letter = by_country.groupBy(F.substring("country", 1, 1).alias("letter")).agg(ems.merge("state").alias("state"))
    assert ems.collect(by_letter).to_bytes() == whole.to_bytes()


def bits(cells):
    return [retail.bits(cells[name]) for name in ("value", "low", "high")] + [
        cells[name] for name in ("n", "clusters", "unit", "currency", "maturity", "notes")
    ]


def expected(estimate):
    cells = estimate.to_dict()
    return bits(cells | {"notes": [str(note) for note in estimate.notes]})


def test_answers_are_those_of_orders(by_country, table):
    settings = {"time_zone": retail.london(), **retail.settings()}
    columns = [ems.result("state", metric, **settings).alias(metric) for metric in METRICS]
    rows = {row.country: row.asDict(recursive=True) for row in by_country.select("country", *columns).collect()}
    for country in ("United Kingdom", "Germany", "Japan"):
        orders = em.Orders(
            table.filter(pa.compute.equal(table["country"], country)), **LINES, **retail.reading(), **retail.settings()
        )
        summary = orders.summary(compare="none")
        for metric in METRICS:
            assert bits(rows[country][metric]) == expected(summary.estimate(metric)), (country, metric)


def test_answer_of_all_over_a_window(by_country, whole):
    state = by_country.agg(ems.merge("state").alias("state"))
    settings = {"time_zone": "Europe/London", **retail.settings()}
    window = {"start": "2011-04-01", "end": "2011-05-01"}
    row = state.select(ems.result("state", "average_order_value", **settings, **window).alias("aov")).first()
    aov = whole.orders(**settings).summary(**window, compare="none").estimate("average_order_value")
    assert bits(row.aov.asDict()) == expected(aov)


def test_nothing_to_merge(spark, df, whole):
    states = spark.createDataFrame([("a", None), ("b", bytearray(whole.to_bytes()))], "country string, state binary")
    merged = states.groupBy("country").agg(ems.merge("state").alias("state"))
    orders = ems.result("state", "orders", time_zone="UTC").n
    counted = merged.select("country", orders.alias("n")).collect()
    n = whole.orders(time_zone="UTC").summary(compare="none").estimate("orders").n
    assert {row.country: row.n for row in counted} == {"a": None, "b": n}
    assert ems.collect(states) == whole
    assert len(ems.collect(states.where("state is null"))) == 0
    # Parts without rows still know how they were read.
    assert ems.collect(made(df.where("value > 1e12"))) == em.OrdersState(**retail.reading())


def test_sql(spark, df, by_country, whole):
    ems.register(spark, **retail.reading(), **retail.settings())
    df.createOrReplaceTempView("lines")
    named = ", ".join(f"{part} => {column}" for part, column in positional(LINES)[1].items() if part != "segment")
    spark.sql(
        f"SELECT country, orders_state(customer, time, value, {named}, segment => struct(country)) AS state "
        "FROM lines GROUP BY country"
    ).createOrReplaceTempView("states")
    assert sorted(map(tuple, spark.table("states").collect())) == sorted(map(tuple, by_country.collect()))
    [row] = spark.sql(
        "SELECT state, orders_result(state, 'average_order_value') AS aov "
        "FROM (SELECT orders_merge(state) AS state FROM states)"
    ).collect()
    assert bytes(row.state) == whole.to_bytes()
    orders = whole.orders(time_zone=retail.london(), **retail.settings())
    assert bits(row.aov.asDict()) == expected(orders.summary(compare="none").estimate("average_order_value"))
    spark.sql("SELECT * FROM lines LIMIT 5").createOrReplaceTempView("few")
    for wrong, text in (
        ("customer, time, value, colour => country", "unexpected keyword argument 'colour'"),
        ("customer, time, value, value => value", "multiple values for argument 'value'"),
        ("customer, time", "orders: `value`"),
    ):
        with pytest.raises(PythonException) as caught:
            spark.sql(f"SELECT orders_state({wrong}) FROM few").collect()
        assert text in str(caught.value)


def test_states_in_parquet_are_merged_by_another_session(spark, by_country, whole, tmp_path):
    path = str(tmp_path / "states")
    by_country.write.parquet(path)
    again = spark.newSession().read.parquet(path)
    assert ems.collect(again).to_bytes() == whole.to_bytes()
    # And without Spark.
    assert parts.merge(pq.read_table(path)["state"].to_pylist()).to_bytes() == whole.to_bytes()


def test_bad_row_fails_the_job_with_its_text(df):
    bad = df.select("*", F.when(F.col("order") == "537434", F.lit("soon")).otherwise("order").alias("kind2"))
    with pytest.raises(em.EngagementError) as own:
        parts.orders_state(bad.toArrow(), **(LINES | {"kind": "kind2"}), **retail.reading())
    first, others = positional(LINES | {"kind": "kind2"})
    state = ems.orders_state(*first, **others, **retail.reading())
    partials = ems.orders_partials(bad.repartition(4), *first, **others, **retail.reading())
    for job in (bad.groupBy("country").agg(state.alias("state")), partials):
        with pytest.raises(PythonException) as caught:
            job.collect()
        text = str(caught.value)
        # The row is counted within its batch; the rest is the same.
        assert "EngagementError: " + str(own.value).split(" (row ")[0] in text
        assert "`kind` must" in text and '"soon"' in text and "(row " in text


def test_instants_local_times_and_dates(spark, df, whole):
    first, others = positional(LINES)
    zone = spark.conf.get("spark.sql.session.timeZone")
    try:
        spark.conf.set("spark.sql.session.timeZone", "Asia/Tokyo")
        assert dict(df.dtypes)["time"] == "timestamp_ntz"
        # What the clock of the session shows at that moment is the same instant.
        shown = F.convert_timezone(F.lit("Europe/London"), F.lit("Asia/Tokyo"), "time")
        instants = df.withColumn("time", shown.cast("timestamp"))
        assert dict(instants.dtypes)["time"] == "timestamp"
        for zone_of_reading in (None, "America/New_York"):
            options = retail.reading() | {"time_zone": zone_of_reading}
            state = ems.collect(ems.orders_partials(instants.repartition(3), *first, **others, **options))
            assert state.to_bytes() == whole.to_bytes()
        dates = df.withColumn("time", F.to_date("time"))
        days = ems.collect(ems.orders_partials(dates, *first, **others, **retail.reading()))
        assert days.orders(time_zone="UTC").to_dict()["first"].endswith("T00:00:00Z")
    finally:
        spark.conf.set("spark.sql.session.timeZone", zone)
    with pytest.raises(PythonException, match="time_zone"):
        ems.collect(ems.orders_partials(df, *first, **others, **(retail.reading() | {"time_zone": None})))


def test_ids_and_amounts_of_any_type(df, whole):
    first, others = positional(LINES)
    casts = {"customer": "bigint", "value": "decimal(20,3)", "cost": "double"}
    typed = df.select(*(F.col(name).cast(casts.get(name, kind)).alias(name) for name, kind in df.dtypes))
    assert dict(typed.dtypes) | casts == dict(typed.dtypes)
    assert ems.collect(ems.orders_partials(typed, *first, **others, **retail.reading())).to_bytes() == whole.to_bytes()


def test_columns_that_are_expressions(df, whole):
    first, others = positional(LINES)
    pence = (F.col("value") * 100 / 100).cast("decimal(18,4)")
    cells = [F.trim(first[0]), df["time"], pence]
    state = df.agg(ems.orders_state(*cells, **others, **retail.reading()).alias("state"))
    assert ems.collect(state).to_bytes() == whole.to_bytes()


@pytest.mark.parametrize("partitions", [1, 2, 8])
def test_totals_of_customers_apart(df, whole, partitions):
    first, others = positional({part: column for part, column in LINES.items() if part != "segment"})
    settings = retail.reading() | retail.settings()
    totals = ems.orders_totals(
        df.repartition(partitions, "value"), *first, **others, **settings, by="month", segment="country"
    )
    orders = whole.orders(time_zone=retail.london(), **retail.settings())
    assert totals.to_bytes() == orders.totals("month", segment="country").to_bytes()
    assert len(totals.to_bytes()) < len(whole.to_bytes()) / 4
    own, report = totals.report(), orders.report(segment="country")
    for metric in ("average_order_value", "revenue", "repeat_purchase_rate", "gross_margin_rate"):
        for month in (None, "2011-03-01"):
            estimates = (answer.estimate(metric, month) for answer in (own, report))
            assert len({tuple(map(str, expected(estimate))) for estimate in estimates}) == 1, metric


def test_totals_without_rows(df):
    settings = {"grain": "line", "time_zone": "UTC", "as_of": "2011-06-01"}
    empty = ems.orders_totals(df.where("false"), "customer", "time", "value", order="order", **settings)
    del settings["grain"]
    assert empty == em.OrdersState(grain="line").orders(**settings).totals()


def test_options_are_refused_before_any_job(spark, df):
    with pytest.raises(em.EngagementError, match="scale"):
        ems.orders_partials(df, "customer", "time", "value", scale=10)
    with pytest.raises(em.EngagementError, match="currency"):
        ems.orders_state("customer", "time", "value", currency="pounds")
    with pytest.raises(em.EngagementError, match="as_of"):
        ems.result("state", "revenue", as_of="June")
    with pytest.raises(em.EngagementError, match="time_zone"):
        ems.register(spark, time_zone="Mars/Olympus")


def test_documentation(spark, tmp_path):
    df = spark.sql(
        "SELECT * FROM VALUES ('ada', '2026-10-01', 12.5, 1, 'UK'), ('ada', '2026-10-02', 8, 2, 'UK'), "
        "('grace', '2026-10-03', 20, 3, 'FR'), ('alan', '2026-10-04', 20, 4, 'FR') "
        "AS (customer, day, value, order, country)"
    ).withColumn("time", F.concat("day", F.lit("T00:00:00Z")))
    result = doctest.testmod(ems, extraglobs={"spark": spark, "df": df, "path": str(tmp_path / "states")})
    assert result.failed == 0
    assert result.attempted > 25


def test_import_of_the_package_leaves_spark_alone():
    code = "import sys, engagement_metrics, engagement_metrics.parts; sys.exit('pyspark' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
