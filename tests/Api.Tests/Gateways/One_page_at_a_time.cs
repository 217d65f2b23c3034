using System.Net;
using Marketplace.Bookings;
using Marketplace.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Gateways;

/// <summary>Another try at paying replaces the page of the last one. Nobody can pay on both.</summary>
public sealed class One_page_at_a_time(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private StripeSandbox Stripe => marketplace.Services.GetRequiredService<StripeSandbox>();

    [Fact]
    public async Task The_page_that_another_try_replaces_is_closed()
    {
        var (ada, booking) = await Books("Pia", Monday.AddDays(2));
        var first = await Page(booking);

        var (again, key) = ($"/bookings/{booking.String("id")}/payments", Api.NewKey());
        (await ada.Api.Post(again, null, key)).IsCreated();
        await marketplace.Settles();
        var second = await Page(booking);

        // Sent twice, it happens once.
        Assert.Equal("true", (await ada.Api.Post(again, null, key)).IsCreated().Headers["Idempotency-Replayed"]);
        await marketplace.Settles();
        Assert.Equal(second, await Page(booking));

        Assert.NotEqual(first, second);
        Assert.NotEqual(CheckoutStatus.Paid, (await Stripe.CompleteCheckout(first)).Status);
        Assert.Equal(CheckoutStatus.Paid, (await Stripe.CompleteCheckout(second)).Status);
        await IsPaidOnce(ada, booking);
    }

    [Fact]
    public async Task Whoever_pays_in_the_sandbox_waits_for_the_page_that_is_about_to_open()
    {
        var (ada, booking) = await Books("Petra", Monday.AddDays(4));
        await Page(booking);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/payments")).IsCreated();
        Assert.Equal("captured", (await marketplace.Visitor.Post($"/sandbox/checkout/{booking.String("payment.id")}/pay")).IsOk().String("status"));
        await IsPaidOnce(ada, booking);
    }

    [Fact]
    public async Task A_page_that_is_closed_takes_nothing_in_the_sandbox()
    {
        var (ada, booking) = await Books("Paula", Monday.AddDays(4));
        var page = await Page(booking);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        await marketplace.Settles();
        Assert.Equal(CheckoutStatus.Expired, (await Stripe.CompleteCheckout(page)).Status);
        (await marketplace.Visitor.Post($"/sandbox/checkout/{booking.String("payment.id")}/pay")).IsProblem(409, "sandbox.checkout-not-open");
    }

    [Fact]
    public async Task A_page_that_was_paid_before_anybody_heard_of_it_is_not_replaced()
    {
        var (ada, booking) = await Books("Paul", Monday.AddDays(3));
        await Webhooks(new { hold = true });
        try
        {
            Assert.Equal(CheckoutStatus.Paid, (await Stripe.CompleteCheckout(await Page(booking))).Status);
            (await ada.Api.Post($"/bookings/{booking.String("id")}/payments")).IsCreated();
            await IsPaidOnce(ada, booking);
        }
        finally
        {
            await Webhooks(new { hold = false });
        }

        await IsPaidOnce(ada, booking);
    }

    private async Task<(Person Ada, Reply Booking)> Books(string provider, DateTimeOffset start)
    {
        await marketplace.FreezeOnce(Monday);
        var listing = await (await marketplace.GoesLive(provider)).Publishes();
        var ada = await marketplace.Arrives("Ada");
        return (ada, await ada.Books(listing, start));
    }

    /// <summary>Follows the link to the gateway's page.</summary>
    /// <returns>The gateway's id of it.</returns>
    private async Task<string> Page(Reply booking)
    {
        var link = (await marketplace.Visitor.Get($"/payments/{booking.String("payment.id")}/checkout")).Is(HttpStatusCode.Redirect);
        return link.Headers["Location"].Split('/')[^1];
    }

    private async Task IsPaidOnce(Person ada, Reply booking)
    {
        await marketplace.Settles();
        Assert.Equal("confirmed", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
        Assert.Equal(80_00, (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk().Number("captured.amount"));
        await marketplace.Proves();
    }

    private async Task Webhooks(object knobs) =>
        (await marketplace.Visitor.Send(HttpMethod.Put, "//sandbox/stripe/_control/webhooks", Api.Raw(System.Text.Json.JsonSerializer.Serialize(knobs)))).IsNoContent();
}
