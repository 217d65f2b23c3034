using Marketplace.Postgres;

namespace Marketplace.Identity;

/// <summary>Keeps the accounts that logins look up. Its unique index is what refuses a second account for an address.</summary>
internal sealed class AccountProjection : IProjection<AccountState, AccountEvent>
{
    public void Project(Projected<AccountState, AccountEvent> fact, IRowSink rows)
    {
        var account = Row.Of(ReadModel.Accounts, ("id", fact.Id));
        switch (fact.Event)
        {
            case AccountRegistered registered:
                rows.Add(account.Insert(
                    ("email_hash", registered.EmailHash),
                    ("status", Wire.Name(fact.State.Status)),
                    ("is_operator", registered.IsOperator),
                    ("is_provider", false),
                    ("registered_at", registered.At)));
                break;
            case LoggedIn loggedIn:
                rows.Add(account.Update(("last_login_at", loggedIn.At)));
                break;
            case ProviderGranted:
                rows.Add(account.Update(("is_provider", true)));
                break;
        }
    }
}
