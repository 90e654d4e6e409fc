"""The keys of accounts while they stand: another passphrase for the same key, or another key."""

from catchlight.evidence.log import Act
from catchlight.lab.accounts import AccountKey, add_key, key_in_force, revoke_key, rewrap_key
from catchlight.lab.keys import SigningKey, new_key, wrap


def change_passphrase(act: Act, passphrase: str) -> None:
    """Put the actor's own key under another passphrase, with its entry."""
    wrapped = wrap(act.actor.key, passphrase)
    rewrap_key(act.db, wrapped)
    act.log("account.passphrase.changed", details={"account": act.actor.account, "sealed_key": wrapped.seal})


def replace_key(act: Act, account: str, passphrase: str, *, action: str) -> SigningKey:
    """Make a new key for an account and revoke the one before, whose private part is forgotten.

    The entry that makes the new key known is signed by the actor with the key it came with, also where that is the
    one that is revoked: it is the last thing it signs.
    """
    before = key_in_force(act.db, account)
    key = new_key()
    wrapped = wrap(key, passphrase)
    revoked = None if before is None else before.key.key_id
    made = {"account": account, "public_key": key.public.hex(), "sealed_key": wrapped.seal}
    act.log(action, details={**made, "revoked": revoked})
    if revoked is not None:
        revoke_key(act.db, revoked, at=act.now)
    add_key(act.db, AccountKey(account, wrapped))
    return key
