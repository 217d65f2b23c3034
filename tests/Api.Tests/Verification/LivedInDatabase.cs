using Marketplace.Commands;
using Marketplace.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Marketplace.Verification;

/// <summary>
/// A database on which the product has done some of everything that leaves traces, made once. Every test damages a copy.
/// </summary>
public sealed class LivedInDatabase : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly RunningMarketplace marketplace = new();
    private readonly PostgresFixture copies = new();

    public async Task InitializeAsync()
    {
        await marketplace.InitializeAsync();
        await Live();
        await marketplace.Stop();
        NpgsqlConnection.ClearAllPools();
    }

    public async Task DisposeAsync()
    {
        await copies.DisposeAsync();
        await marketplace.DisposeAsync();
    }

    /// <summary>Does to a copy what no application may, as the owner and with triggers asleep.</summary>
    /// <returns>The copy's connection string.</returns>
    internal async Task<string> Damaged(string sql)
    {
        var copy = await copies.CreateCopyOf(marketplace.Database);
        await using var owner = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(copy) { Pooling = false }.ConnectionString);
        await owner.OpenAsync();
        await using var damage = new NpgsqlCommand($"set search_path = marketplace, public; set session_replication_role = replica; {sql}", owner);
        await damage.ExecuteNonQueryAsync();
        return copy;
    }

    /// <summary>What the command prints about a database.</summary>
    internal static async Task<string> Verify(string database)
    {
        var builder = MarketplaceHost.CreateBuilder(Arguments(database));
        var options = MarketplaceOptions.From(builder.Configuration, builder.Environment);
        await using var opened = await MarketplaceDatabase.Open(options.Database, NullLogger.Instance, CancellationToken.None);
        await using var report = new StringWriter();
        await VerifyCommand.Verify(options, opened, report, CancellationToken.None);
        return report.ToString();
    }

    internal static string[] Arguments(string database) => ["--environment=Development", $"--ConnectionStrings:Marketplace={database}"];

    /// <summary>
    /// One booking to its payout and reviews, some of which goes back afterwards, one that is cancelled late, one that is given back entirely, one that is
    /// confirmed, and one that waits for its payment.
    /// </summary>
    private async Task Live()
    {
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");

        var worked = await Paid(Monday.AddDays(1));
        var late = await Paid(Monday.AddDays(1).AddHours(2));
        var refunded = await Paid(Monday.AddDays(2));
        await Paid(Monday.AddDays(15));

        var thread = (await ada.Api.Post("/messages/threads", new { bookingId = worked.String("id") })).IsCreated().String("id");
        foreach (var text in new[] { "One", "Two" })
        {
            (await ada.Api.Post($"/messages/threads/{thread}/messages", new { text })).IsCreated();
        }

        await marketplace.Pass("PT20H");
        ada = await marketplace.LogsIn(ada.Email);
        pia = await marketplace.LogsIn(pia.Email);
        (await ada.Api.Post($"/bookings/{late.String("id")}/cancel", new { reason = "The dog ran away." })).IsOk();
        (await pia.Api.Post($"/bookings/{refunded.String("id")}/refund", new { reason = "A present." })).IsOk();

        await marketplace.Pass("PT6H");
        ada = await marketplace.LogsIn(ada.Email);
        pia = await marketplace.LogsIn(pia.Email);
        (await ada.Api.Post($"/bookings/{worked.String("id")}/complete", new { })).IsOk();
        await marketplace.Settles();
        (await ada.Api.Post("/reviews", new { bookingId = worked.String("id"), rating = 5 })).IsCreated();
        (await pia.Api.Post("/reviews", new { bookingId = worked.String("id"), rating = 4 })).IsCreated();

        await marketplace.Pass("P9D");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await pia.Api.Post($"/bookings/{worked.String("id")}/refund", new { amount = new { amount = 10_00, currency = "EUR" } })).IsOk();
        await ada.Books(listing, Monday.AddDays(16));
        await marketplace.Settles();

        async Task<Reply> Paid(DateTimeOffset start)
        {
            var booking = await ada.Books(listing, start);
            await marketplace.Pays(booking);
            return booking;
        }
    }
}
