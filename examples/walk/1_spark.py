"""Stop 1, Spark: the order lines of a shop up to April become states, one a month, kept in Parquet."""

import struct

import engagement_metrics.spark as ems
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

METRICS = ["average_order_value", "median_order_value", "repeat_purchase_rate", "refund_rate"]

spark = SparkSession.builder.getOrCreate()
schema = (
    "order string, stock string, quantity int, time timestamp_ntz, price decimal(12,3), customer string, country string"
)
lines = spark.read.csv("../../tests/data/online_retail.csv.gz", schema, header=True).where("time < '2011-05-01'")
lines = lines.withColumn("value", F.expr("quantity * price"))
lines = lines.withColumn("kind", F.expr("if(order like 'C%', 'refund', 'order')"))

# A state for each month, made by the executors. A line is not an order: lines of one invoice add up to one.
columns = {"order": "order", "kind": "kind", "segment": "country"}
reading = {"grain": "line", "currency": "GBP", "time_zone": "Europe/London"}
state = ems.orders_state("customer", "time", "value", **columns, **reading)
months = lines.groupBy(F.date_format("time", "yyyy-MM").alias("month")).agg(state.alias("state"))
months.write.mode("overwrite").partitionBy("month").parquet("states.parquet")

# What they say together, still on the executors.
kept = spark.read.parquet("states.parquet").agg(ems.merge("state").alias("state"))
settings = {"null_customer": "guest", "zero_value": "skip"}
found = kept.select(*(ems.result("state", metric, **settings).alias(metric) for metric in METRICS)).first()
for metric in METRICS:
    ends = found[metric].value, found[metric].low, found[metric].high
    print(metric, *(struct.pack(">d", number).hex() for number in ends))
