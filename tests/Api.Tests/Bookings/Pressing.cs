using System.Net;
using Marketplace.Gateways;

namespace Marketplace.Bookings;

/// <summary>
/// Somebody presses a button 32 times at once, each time as a wish of its own: it is done once, or as often as there is money for it, and the
/// others are told why not. What many send under one key is tried by the whole suite, with `MARKETPLACE_CROWD`.
/// </summary>
public abstract class Pressing(CashMarketplace cash) : IClassFixture<CashMarketplace>
{
    private protected const int Times = 32;

    private protected RunningMarketplace Marketplace => cash.Running;

    /// <summary>All at once, each under a key of its own.</summary>
    /// <param name="api">Who.</param>
    /// <param name="path">What.</param>
    /// <param name="body">How.</param>
    /// <param name="done">How many are to be done; null where it is all one whether the others are told that it is done, or that it cannot be done again.</param>
    /// <returns>One that was done.</returns>
    private protected static async Task<Reply?> Press(Api api, string path, object? body = null, int? done = null)
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => api.Post(path, body)));
        Assert.All(replies, reply => Assert.True(
            reply.Status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound,
            $"{path} was answered {(int)reply.Status}: {reply.Text}"));
        Reply[] successes = [.. replies.Where(reply => reply.Status is HttpStatusCode.OK or HttpStatusCode.Created)];
        Assert.True(done is { } expected ? successes.Length == expected : successes.Length > 0, $"{path} was done {successes.Length} times: {replies[0].Text}");
        return successes[0];
    }

    private protected static object Euro(long amount) => new { amount, currency = "EUR" };

    /// <summary>A provider who is paid when she asks, a customer, and eleven o'clock of a Wednesday that is nobody else's.</summary>
    private protected async Task<(Person Pia, Person Ada, string Listing, DateTimeOffset Start)> Meets(string mode = "instant")
    {
        var monday = await Marketplace.NextMonday();
        var (pia, ada) = (await Marketplace.GoesLive("Pia"), await Marketplace.Arrives("Ada"));
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        return (pia, ada, await pia.Publishes(mode), monday.AddDays(2).AddHours(4));
    }

    /// <returns>The path of a booking that is paid.</returns>
    private protected async Task<string> Sold(Person ada, string listing, DateTimeOffset start)
    {
        var booking = await ada.Books(listing, start);
        await Marketplace.Pays(booking);
        return $"/bookings/{booking.String("id")}";
    }

    /// <summary>A token does not last as long.</summary>
    private protected async Task<(Person Pia, Person Ada)> Later(Person pia, Person ada, string time)
    {
        await Marketplace.Pass(time);
        return (await Marketplace.LogsIn(pia.Email), await Marketplace.LogsIn(ada.Email));
    }

    private protected async Task<IReadOnlyList<Movement>> Moved(string type) => [.. (await Marketplace.Movements()).Where(movement => movement.Type == type)];

    private protected async Task Proves()
    {
        await Marketplace.Until("the books hold", Marketplace.Holds);
        await Marketplace.Verifies();
    }
}
