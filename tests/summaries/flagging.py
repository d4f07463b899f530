"""Flags made by hand: any practice, with any words of a policy as its evidence."""

from __future__ import annotations

from dataclasses import replace

from summaries.model import Evidence, Flag, Practice, Severity, Stance
from summaries.wording.phrases import phrases

STANCES: dict[str, tuple[Stance, Severity | None, str]] = {
    "collects-government-id": ("risk", "medium", "collection"),
    "collects-financial-account": ("note", None, "collection"),
    "collects-biometric": ("risk", "high", "collection"),
    "collects-genetic": ("risk", "high", "collection"),
    "collects-health": ("risk", "high", "collection"),
    "collects-sensitive-traits": ("risk", "high", "collection"),
    "collects-precise-location": ("risk", "medium", "collection"),
    "collects-contacts": ("risk", "medium", "collection"),
    "collects-message-content": ("risk", "high", "collection"),
    "collects-audio-video": ("risk", "medium", "collection"),
    "collects-usage-activity": ("note", None, "collection"),
    "collects-device-data": ("note", None, "collection"),
    "collects-from-others": ("risk", "medium", "collection"),
    "collects-from-children": ("risk", "medium", "collection"),
    "not-for-children": ("good", None, "collection"),
    "uses-cookies": ("note", None, "tracking"),
    "uses-web-beacons": ("risk", "low", "tracking"),
    "fingerprints-device": ("risk", "medium", "tracking"),
    "records-sessions": ("risk", "medium", "tracking"),
    "third-party-ad-tracking": ("risk", "high", "tracking"),
    "tracks-across-sites": ("risk", "high", "tracking"),
    "third-party-analytics": ("risk", "low", "tracking"),
    "social-media-plugins": ("risk", "low", "tracking"),
    "ignores-do-not-track": ("risk", "medium", "tracking"),
    "honors-opt-out-signals": ("good", None, "tracking"),
    "targeted-advertising": ("risk", "medium", "use"),
    "sends-marketing": ("risk", "low", "use"),
    "profiles-or-automates": ("risk", "medium", "use"),
    "credit-scoring": ("risk", "high", "use"),
    "trains-ai": ("risk", "medium", "use"),
    "combines-data": ("risk", "medium", "use"),
    "broad-use": ("risk", "medium", "use"),
    "sells-data": ("risk", "high", "sharing"),
    "no-sale-promise": ("good", None, "sharing"),
    "no-sharing-promise": ("good", None, "sharing"),
    "shares-credit-bureaus": ("risk", "high", "sharing"),
    "shares-advertisers": ("risk", "high", "sharing"),
    "shares-data-brokers": ("risk", "high", "sharing"),
    "shares-affiliates": ("risk", "low", "sharing"),
    "shares-partners": ("risk", "medium", "sharing"),
    "shares-service-providers": ("note", None, "sharing"),
    "shares-aggregated": ("note", None, "sharing"),
    "publishes-data": ("risk", "low", "sharing"),
    "transfers-in-business-sale": ("risk", "medium", "sharing"),
    "discloses-when-required": ("note", None, "sharing"),
    "discloses-at-discretion": ("risk", "medium", "sharing"),
    "transfers-abroad": ("risk", "low", "sharing"),
    "transfer-safeguards": ("good", None, "sharing"),
    "deletion-right": ("good", None, "retention"),
    "no-deletion-right": ("risk", "high", "retention"),
    "retention-period-stated": ("good", None, "retention"),
    "retention-as-needed": ("risk", "low", "retention"),
    "retains-indefinitely": ("risk", "high", "retention"),
    "retains-after-closure": ("risk", "medium", "retention"),
    "no-retention-period": ("risk", "medium", "retention"),
    "access-right": ("good", None, "rights"),
    "no-access-right": ("risk", "medium", "rights"),
    "correction-right": ("good", None, "rights"),
    "portability-right": ("good", None, "rights"),
    "objection-right": ("good", None, "rights"),
    "consent-withdrawal": ("good", None, "rights"),
    "marketing-opt-out": ("good", None, "rights"),
    "no-marketing-opt-out": ("risk", "medium", "rights"),
    "advertising-opt-out": ("good", None, "rights"),
    "no-advertising-opt-out": ("risk", "medium", "rights"),
    "cookie-control": ("note", None, "rights"),
    "refusal-limits-service": ("risk", "low", "rights"),
    "regulator-complaint": ("good", None, "rights"),
    "response-deadline": ("good", None, "rights"),
    "charges-fee": ("risk", "low", "rights"),
    "rights-limited-by-region": ("risk", "low", "rights"),
    "no-discrimination": ("good", None, "rights"),
    "security-measures": ("good", None, "security"),
    "no-security-information": ("risk", "medium", "security"),
    "encryption": ("good", None, "security"),
    "security-certified": ("good", None, "security"),
    "breach-notification": ("good", None, "security"),
    "no-security-guarantee": ("risk", "low", "security"),
    "disclaims-liability": ("risk", "medium", "security"),
    "emails-passwords": ("risk", "medium", "security"),
    "changes-without-notice": ("risk", "medium", "changes"),
    "notice-of-changes": ("good", None, "changes"),
    "consent-by-use": ("risk", "medium", "changes"),
    "forced-arbitration": ("risk", "medium", "changes"),
    "effective-date": ("note", None, "changes"),
    "no-effective-date": ("risk", "low", "changes"),
    "contact-given": ("good", None, "changes"),
    "no-contact": ("risk", "medium", "changes"),
    "privacy-officer": ("good", None, "changes"),
    "legal-basis": ("good", None, "changes"),
    "third-party-links": ("note", None, "changes"),
}
"""What the table of practices says of each: stance, severity, topic."""

MISSING = frozenset((
    "no-deletion-right", "no-retention-period", "no-access-right", "no-marketing-opt-out", "no-advertising-opt-out",
    "no-security-information", "no-effective-date", "no-contact",
))  # fmt: skip
ALL = tuple(phrases().of)


def practice(name: str) -> Practice:
    stance, severity, topic = STANCES[name]
    return Practice(name, topic, stance, severity, name, f"{name}.", "", "", (), name in MISSING)


def flag(name: str, *quotes: str) -> Flag:
    """The flag of a practice, its quotes as if they began the policy."""
    return Flag(practice(name), tuple(Evidence(quote, 0, len(quote)) for quote in quotes))


def flags(**quotes: str) -> tuple[Flag, ...]:
    """flags(sells_data="We sell your data.") -> the flags, worst first as the engine gives them."""
    made = [flag(name.replace("_", "-"), quote) for name, quote in quotes.items()]
    order = (("risk", "high"), ("risk", "medium"), ("risk", "low"), ("good", None), ("note", None))
    return tuple(sorted(made, key=lambda one: order.index((one.practice.stance, one.practice.severity))))


def beyond_doubt(*flags: Flag) -> tuple[Flag, ...]:
    """The same flags, as a policy that says each of these three times would raise them."""
    return tuple(replace(flag, evidence=flag.evidence * 3) for flag in flags)
