"""The examples of the documentation run: those of the Rust classes and those of the Python modules."""

import doctest
import inspect
import unittest

import legation
import legation.reduce
import legation.spark
import legation.store
from legation import _legation


class _Examples(doctest.DocTestFinder):
    """Also finds what is not written in Python, which the finder takes for foreign."""

    def _from_module(self, module, thing):
        return True

    def _find(self, tests, thing, name, module, source_lines, globs, seen):
        if id(thing) in seen:
            return
        seen[id(thing)] = 1
        test = self._get_test(thing, name, module, globs, source_lines)
        if test is not None:
            tests.append(test)
        if inspect.ismodule(thing) or inspect.isclass(thing):
            for member, value in sorted(vars(thing).items()):
                if inspect.isclass(value) or inspect.isroutine(value) or inspect.isgetsetdescriptor(value):
                    self._find(tests, value, f"{name}.{member}", module, source_lines, globs, seen)


def load_tests(loader, tests, ignore):
    finder = _Examples(exclude_empty=True)
    tests.addTests(doctest.DocTestSuite(_legation, test_finder=finder, extraglobs={"legation": legation}))
    for module in (legation, legation.spark, legation.reduce, legation.store):
        tests.addTests(doctest.DocTestSuite(module))
    return tests


class Documented(unittest.TestCase):
    def test_everything_has_a_docstring(self):
        for name in legation.__all__:
            if not name.startswith("__"):
                self.assertTrue(getattr(legation, name).__doc__, name)


if __name__ == "__main__":
    unittest.main()
