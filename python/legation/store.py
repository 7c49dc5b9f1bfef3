"""Tables as folders that are there whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def write(rows: DataFrame, folder: Path, partition: str | None = None) -> None:
    """Writes a table under a hidden name and renames it when it is whole: a table is there or it is not."""
    pending = folder.with_name(f"_{folder.name}")
    shutil.rmtree(pending, ignore_errors=True)
    writer = rows.write.mode("overwrite").option("compression", "snappy")
    (writer.partitionBy(partition) if partition else writer).parquet(str(pending))
    # An engine may write no file, and so no folder, for no rows.
    pending.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(pending, folder)


def count(spark: SparkSession, table: Path) -> int:
    """Returns the number of rows; a table without rows may be without files."""
    return spark.read.parquet(str(table)).count() if any(table.rglob("*.parquet")) else 0


def read(spark: SparkSession, table: Path, schema: str) -> DataFrame:
    """Returns a table that may be without rows, and so without files to tell its columns."""
    if any(table.rglob("*.parquet")):
        return spark.read.parquet(str(table))
    return spark.createDataFrame([], schema)
