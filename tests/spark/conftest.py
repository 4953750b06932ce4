"""A Spark cluster on this machine: two executors, each a process of its own with its own Python."""

import os
import shutil
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "python"))


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    # Executors dial the driver: both must stay on loopback.
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    import pyspark
    from pyspark.sql import SparkSession

    conf = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.executor.memory": "512m",
        "spark.sql.shuffle.partitions": "2",
        # Groups and partitions come in several batches.
        "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
        # A row that breaks a rule breaks it each time; a lost task runs once more.
        "spark.task.maxFailures": "2",
        "spark.local.dir": str(tmp_path_factory.mktemp("spark")),
    }
    builder = SparkSession.builder.master("local-cluster[2,1,1024]")
    for key, value in conf.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    logs = Path(pyspark.__file__).parent / "work" / session.sparkContext.applicationId
    session.stop()
    # The only place to which a local cluster writes what its executors say.
    shutil.rmtree(logs, ignore_errors=True)
