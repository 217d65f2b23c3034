namespace Marketplace.Bookings;

/// <summary>Running bookings go on by another version of their process.</summary>
public sealed class Migrating_bookings(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_operator_looks_first_and_then_has_them_go_once()
    {
        await marketplace.FreezeOnce(Monday);
        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        var booked = await ada.Books(await pia.Publishes(), Monday.AddDays(1));
        await marketplace.Pays(booked);
        var (path, olga) = ($"/bookings/{booked.String("id")}", await marketplace.Operator());
        const string Migrations = "/admin/processes/instant/migrations";

        (await ada.Api.Post(Migrations, new { fromVersion = 6, toVersion = 5 })).IsProblem(403, "forbidden");
        (await olga.Post(Migrations, new { fromVersion = 6, toVersion = 6 })).IsProblem(422, "migration.version-not-known", "toVersion");
        (await olga.Post("/admin/processes/barter/migrations", new { fromVersion = 6, toVersion = 5 })).IsProblem(422, "not-valid", "process");

        var looked = (await olga.Post(Migrations, new { fromVersion = 6, toVersion = 5, dryRun = true })).IsCreated();
        await marketplace.Pass("PT10S");
        Assert.Equal(("done", 1, 0), Of((await olga.Get($"{Migrations}/{looked.String("id")}")).IsOk()));
        Assert.Equal(6, (await ada.Api.Get(path)).IsOk().Number("process.version"));

        var key = Api.NewKey();
        var started = (await olga.Post(Migrations, new { fromVersion = 6, toVersion = 5 }, key)).IsCreated();
        await marketplace.Pass("PT10S");
        Assert.True((await olga.Post(Migrations, new { fromVersion = 6, toVersion = 5 }, key)).IsReplay);
        Assert.Equal(("done", 1, 0), Of((await olga.Get($"{Migrations}/{started.String("id")}")).IsOk()));
        Assert.Equal((5, "confirmed"), ((await ada.Api.Get(path)).IsOk().Number("process.version"), (await ada.Api.Get(path)).IsOk().String("status")));
        Assert.Single((await ada.Api.Get($"{path}/timeline")).IsOk()["items"].EnumerateArray(), entry => entry.GetProperty("type").GetString() == "booking.migrated");

        var again = (await olga.Post(Migrations, new { fromVersion = 6, toVersion = 5 })).IsCreated();
        await marketplace.Pass("PT10S");
        Assert.Equal(("done", 0, 0), Of((await olga.Get($"{Migrations}/{again.String("id")}")).IsOk()));
    }

    [Fact]
    public async Task A_quote_is_sold_as_it_was_prepared_and_goes_with_the_next_migration()
    {
        await marketplace.FreezeOnce(Monday);
        var (paul, ben) = (await marketplace.GoesLive("Paul"), await marketplace.Arrives("Ben"));
        var (listing, olga) = (await paul.Publishes(), await marketplace.Operator());
        var start = Cast.Instant(Monday.AddDays(2));
        var quote = (await ben.Api.Post($"/listings/{listing}/quote", new { start })).IsOk();

        await Migrate(olga);
        var booked = (await ben.Api.Post("/bookings", new { listingId = listing, start, quoteId = quote.String("quoteId") })).IsCreated();
        await marketplace.Pays(booked);
        Assert.Equal(6, (await ben.Api.Get($"/bookings/{booked.String("id")}")).IsOk().Number("process.version"));

        await Migrate(olga);
        Assert.Equal(5, (await ben.Api.Get($"/bookings/{booked.String("id")}")).IsOk().Number("process.version"));
    }

    private async Task Migrate(Api olga)
    {
        (await olga.Post("/admin/processes/instant/migrations", new { fromVersion = 6, toVersion = 5 })).IsCreated();
        await marketplace.Pass("PT10S");
    }

    private static (string, long, long) Of(Reply migration) => (migration.String("status"), migration.Number("moved"), migration.Number("kept"));
}
