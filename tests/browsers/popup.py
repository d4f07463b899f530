"""What a test may do with an open popup, whichever browser shows it."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from typing import Any

TEXT = "(document.body ? document.body.innerText : '')"


class Popup(ABC):
    """The extension's popup, opened by a real click on its toolbar button."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression in the popup's page; a promise is awaited."""

    def wait_for(self, expression: str, seconds: float = 15) -> Any:
        """The first value of the expression that is true. Raises TimeoutError with what the popup shows instead."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if value := self.evaluate(expression):
                return value
            time.sleep(0.05)
        raise TimeoutError(f"after {seconds} s still not: {expression}\nThe popup shows:\n{self.text()}")

    def wait_for_text(self, words: str, seconds: float = 15) -> str:
        """The popup's text, once it holds these words."""
        expression = f"(text => text.includes({json.dumps(words)}) && text)({TEXT})"
        return str(self.wait_for(expression, seconds))

    def text(self) -> str:
        """What a person can read in the popup."""
        return str(self.evaluate(TEXT))

    def click(self, selector: str) -> None:
        """Click the first element that the selector finds; an error if there is none."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).click()")
