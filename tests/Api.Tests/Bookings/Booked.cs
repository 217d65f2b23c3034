namespace Marketplace.Bookings;

/// <summary>What tests of bookings do again and again.</summary>
internal static class Booked
{
    /// <summary>The same key and body a second time: the same status and resource, and nothing happens again.</summary>
    public static Task<Reply> Twice(Person person, string path, object body, int status) => Twice(person.Api, path, body, status);

    /// <inheritdoc cref="Twice(Person, string, object, int)"/>
    public static async Task<Reply> Twice(Api api, string path, object body, int status)
    {
        var key = Api.NewKey();
        var first = await api.Post(path, body, key);
        Assert.True((int)first.Status == status, first.Text);
        var second = await api.Post(path, body, key);
        Assert.True((int)second.Status == status, second.Text);
        Assert.True(second.IsReplay);
        Assert.Equal(first.String("id"), second.String("id"));
        return first;
    }

    /// <summary>The books balance, and agree with the gateway's.</summary>
    public static async Task Proves(this RunningMarketplace marketplace)
    {
        await marketplace.Settles();
        var proof = (await (await marketplace.Operator()).Get("/ledger/proof")).IsOk();
        Assert.All(proof["sums"].EnumerateObject(), sum => Assert.Equal(0, sum.Value.GetInt64()));
        Assert.All(proof["gatewayDifference"].EnumerateObject(), difference => Assert.Equal(0, difference.Value.GetInt64()));
    }

    /// <summary>A paid booking of a provider who is only paid out when they ask.</summary>
    public static async Task<(Person Pia, Person Ada, Reply Booking, string Path)> Agrees(this RunningMarketplace marketplace, DateTimeOffset now, DateTimeOffset start)
    {
        await marketplace.FreezeOnce(now);
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(listing, start);
        await marketplace.Pays(booking);
        return (pia, ada, booking, $"/bookings/{booking.String("id")}");
    }

    /// <summary>Pays what is paid besides the sale.</summary>
    public static async Task PaysExtra(this RunningMarketplace marketplace, string payment)
    {
        await marketplace.Settles();
        (await marketplace.Visitor.Post($"/sandbox/checkout/{payment}/pay", new { })).IsOk();
        await marketplace.Settles();
    }

    /// <summary>Stops the clock at an instant, unless a test before this one has.</summary>
    public static async Task FreezeOnce(this RunningMarketplace marketplace, DateTimeOffset now)
    {
        if (!(await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["frozen"].GetBoolean())
        {
            await marketplace.Freeze(now);
        }
    }
}
