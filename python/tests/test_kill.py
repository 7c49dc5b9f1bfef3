"""What is killed on the way changes nothing: a worker in the map, a worker in the reduce, the driver.

Needs Java and PySpark, and runs when LEGATION_KILL is set: a standalone master with workers on loopback. LEGATION_KILL_INPUT names
documents other than the sample corpus, LEGATION_KILL_FILES the number of its files that make a unit.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from . import compare
from .test_spark import articles

DEFAULTS = """\
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.driver.memory 1g
spark.executor.memory 700m
spark.ui.enabled false
spark.sql.shuffle.partitions 8
"""


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def tree(pid):
    """A process and all that it started, directly or not."""
    children = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, after = entry.read_text().rsplit(")", 1)
        except OSError:
            continue
        children.setdefault(int(after.split()[1]), []).append(int(entry.parent.name))
    found = [pid]
    for parent in found:
        found += children.get(parent, [])
    return found


def kill(process):
    """Ends a process and its tree at once, by id."""
    for pid in tree(process.pid):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    process.wait()


@unittest.skipUnless(os.environ.get("LEGATION_KILL"), "LEGATION_KILL is not set: no cluster to kill workers of")
class Killed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        given = os.environ.get("LEGATION_KILL_INPUT")
        cls.inputs = Path(given) if given else articles(cls.folder / "articles", copies=24)
        cls.files = os.environ.get("LEGATION_KILL_FILES", "4")

    def start(self, name, *command):
        import pyspark

        home = Path(pyspark.__file__).parent
        conf = self.folder / "conf"
        conf.mkdir(exist_ok=True)
        (conf / "spark-defaults.conf").write_text(DEFAULTS)
        mine = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_CONF_DIR": str(conf), "SPARK_HOME": str(home)}
        mine |= {"PYSPARK_PYTHON": sys.executable, "SPARK_WORKER_DIR": str(self.folder / name)}
        log = open(self.folder / f"{name}.log", "w")
        self.addCleanup(log.close)
        command = [str(part) for part in command]
        if command[0].startswith("org."):
            command = [str(home / "bin" / "spark-class"), *command]
        process = subprocess.Popen(command, env={**os.environ, **mine}, stdout=log, stderr=log)
        self.addCleanup(kill, process)
        return process

    def worker(self, name, master):
        flags = ["--host", "127.0.0.1", "--cores", "1", "--memory", "800m", "--webui-port", "0"]
        return self.start(name, "org.apache.spark.deploy.worker.Worker", *flags, master)

    def job(self, name, master, tables):
        flags = ["--partition", "year", "--files-per-unit", self.files, "--master", master]
        return self.start(name, sys.executable, "-m", "legation.spark", self.inputs, "-o", tables, *flags)

    def wait_for(self, condition, process, name, seconds=900):
        """Waits until something is there, as long as the process runs."""
        end = time.monotonic() + seconds
        while not condition():
            if process.poll() is not None or time.monotonic() > end:
                self.fail(f"the job ended before that: exit code {process.poll()}\n{self.said(name)}")
            time.sleep(0.05)

    def said(self, name):
        return (self.folder / f"{name}.log").read_text()[-4000:]

    def test_a_worker_in_the_map_and_one_in_the_reduce(self):
        port = free_port()
        master = f"spark://127.0.0.1:{port}"
        flags = ["--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"]
        self.start("master", "org.apache.spark.deploy.master.Master", *flags)
        first, second = self.worker("first", master), self.worker("second", master)
        tables = self.folder / "tables"
        job = self.job("job", master, tables)
        self.wait_for(lambda: any(tables.glob("extractions/[0-9a-f]*")), job, "job")
        kill(first)
        self.worker("third", master)
        self.wait_for(lambda: (tables / "_reports").exists(), job, "job")
        kill(second)
        self.assertEqual(job.wait(1800), 0, self.said("job"))
        print("after two killed workers:", compare.same_graph(self, self.inputs, tables))

    def test_a_driver(self):
        tables = self.folder / "resumed"
        job = self.job("killed", "local[2]", tables)
        self.wait_for(lambda: any(tables.glob("extractions/[0-9a-f]*")), job, "killed")
        kill(job)
        kept = {path: path.stat().st_mtime_ns for path in tables.glob("extractions/[0-9a-f]*/*.parquet")}
        self.assertFalse((tables / "manifest").exists())
        self.assertEqual(self.job("again", "local[2]", tables).wait(1800), 0, self.said("again"))
        self.assertEqual(kept, {path: path.stat().st_mtime_ns for path in kept})
        print("after a killed driver:", compare.same_graph(self, self.inputs, tables))


if __name__ == "__main__":
    unittest.main()
