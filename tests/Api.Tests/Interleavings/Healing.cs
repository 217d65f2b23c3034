using System.Net;
using Marketplace.Gateways;
using Npgsql;

namespace Marketplace.Interleavings;

/// <summary>Nothing goes wrong any more, nobody holds anything, and time passes until all that was begun has come to its end.</summary>
internal static class Healing
{
    /// <summary>The last hour that is sold, the answer to a dispute that nobody gives, what its bank decides, and the payday after that.</summary>
    private static readonly ImmutableArray<string> UntilTheEnd = ["PT20M", "P5D", "P14D", "P8D"];

    /// <summary>What moved within an hour is left to the next comparison, and what differs is looked at again a quarter of an hour later.</summary>
    private static readonly ImmutableArray<string> UntilCompared = ["PT20M", "PT20M"];

    public static async Task Of(Stage stage)
    {
        await stage.Marketplace.ForgetTrouble();
        await stage.Marketplace.ForgetTroubleAtTheBank(stage.Wallet);
        await stage.Marketplace.Webhooks(new { });
        await stage.Marketplace.Settles();
        foreach (var name in Stage.Providers)
        {
            await stage.Asks(name, "/providers/me/payouts/resume", new { }, copies: 1);
            await stage.Asks(Stage.Olga, $"/admin/providers/{stage.ProviderId(name)}/payouts/release", new { reason = "All is well." }, copies: 1);
            await stage.Schedules(name, "daily");
        }

        await Pass(stage, UntilTheEnd);
        await new Desk(stage).Compares();
        await Pass(stage, UntilCompared);
    }

    private static async Task Pass(Stage stage, ImmutableArray<string> spans)
    {
        foreach (var span in spans)
        {
            (await stage.Marketplace.Visitor.Post("/sandbox/clock/advance", new { by = span })).Is(HttpStatusCode.OK);
            await stage.Marketplace.Until("nothing is tried again", () => IsDone(stage.Marketplace.Database));
        }
    }

    /// <summary>What failed while there was trouble is tried again in real time, seconds later.</summary>
    private static async Task<bool> IsDone(string database)
    {
        await using var source = NpgsqlDataSource.Create($"{database};Search Path=marketplace");
        await using var command = source.CreateCommand(
            """
            select not exists (select from intents where parked_at is null) and not exists (select from webhook_inbox where processed_at is null and parked_at is null)
              and not exists (select from relay_watermarks where told < version and parked_at is null)
            """);
        return await command.ExecuteScalarAsync() is true;
    }
}
