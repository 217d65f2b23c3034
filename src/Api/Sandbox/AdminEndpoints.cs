using Marketplace.Identity;

namespace Marketplace.Sandbox;

/// <summary>An operator for whoever tries the product out.</summary>
internal static class AdminEndpoints
{
    private const string Address = "admin@sandbox.example";

    /// <summary>The same in every sandbox, so that every call gives tokens of one operator.</summary>
    private static readonly Guid AdminId = DerivedId.From(Guid.Empty, "sandbox-admin");

    public static void MapSandboxAdmin(this RouteGroupBuilder api) =>
        api.MapPost("/sandbox/admin", Open).WithTags("Sandbox").WithSummary("Tokens of an operator.");

    private static async Task<OkAnswer<TokensBody>> Open(
        Caller caller,
        IGrainFactory grains,
        AccountDirectory directory,
        Logins logins,
        IRandomBytes random,
        CancellationToken cancellationToken)
    {
        var account = grains.GetGrain<IAccountGrain>(AdminId);
        var credentials = await account.Credentials(cancellationToken);
        if (credentials.Refusal is not null)
        {
            // Nobody logs in as this account: no password has this hash.
            var made = await account.Register(new RegisterAccount(
                CommandContext.CausedBy("sandbox", 1, "admin", string.Empty),
                Address,
                await directory.HashOf(Address, cancellationToken),
                PasswordHash.Of(Convert.ToBase64String(random.Next(32)), random, iterations: 1000).ToString(),
                "Sandbox",
                "Admin",
                DerivedId.From(AdminId, "verification"),
                IsOperator: true));
            if (made.Refusal is { } refusal)
            {
                return refusal;
            }

            credentials = await account.Credentials(cancellationToken);
        }

        return (await logins.Open(AdminId, credentials.View!, caller, cancellationToken)).ToOk();
    }
}
