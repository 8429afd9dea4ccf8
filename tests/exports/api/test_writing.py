"""How a document is written."""

import math

import pytest

from vivier.exports.api.writing import compact


def test_a_document_is_compact_and_keeps_its_order():
    assert compact({"b": [1, None, "« é »"], "a": {}}) == '{"b":[1,null,"« é »"],"a":{}}'.encode()


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_number_that_json_cannot_hold_is_refused(number):
    with pytest.raises(ValueError, match="not JSON compliant"):
        compact({"a": number})
