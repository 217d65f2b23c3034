using Marketplace.Bookings;

namespace Marketplace.Payouts;

/// <summary>The gateway keeps its fee of what goes back. Here providers pay it where that was their doing.</summary>
public sealed class Paying_the_fee_of_a_refund
{
    /// <summary>Of 80.00 EUR, at the stand-in of the gateway.</summary>
    private const long Fee = 1_45;

    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Who_cancels_what_they_sold_owes_the_fee_and_sees_it()
    {
        var marketplace = await RunningMarketplace.With("Refunds:GatewayFee=Provider");
        try
        {
            await marketplace.Freeze(Monday);
            var pia = await marketplace.GoesLive("Pia");
            var listing = await pia.Publishes();
            var ada = await marketplace.Arrives("Ada");
            var (theirs, hers) = (await ada.Books(listing, Monday.AddDays(2)), await ada.Books(listing, Monday.AddDays(3)));
            await marketplace.Pays(theirs);
            await marketplace.Pays(hers);
            (await ada.Api.Post($"/bookings/{theirs.String("id")}/cancel", new { reason = "I am ill." })).IsOk();
            await marketplace.Settles();
            Assert.Equal(0, (await pia.Api.Get("/providers/me/balance")).IsOk()["negative"].GetArrayLength());

            (await pia.Api.Post($"/bookings/{hers.String("id")}/cancel", new { reason = "The machine is broken." })).IsOk();
            await marketplace.Settles();
            Assert.Equal(-Fee, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("negative.0.amount"));
            var explained = (await pia.Api.Get("/providers/me/balance/explain")).IsOk();
            Assert.Equal(("refund_fee", -Fee), (explained.String("items.0.kind"), explained.Number("items.0.amount.amount")));
            var moved = (await pia.Api.Get("/providers/me/statement/movements")).IsOk();
            Assert.Equal(("refund-fee", -Fee, 1), (moved.String("items.0.kind"), moved.Number("items.0.amount.amount"), moved["items"].GetArrayLength()));
            await marketplace.Proves();
        }
        finally
        {
            await marketplace.DisposeAsync();
        }
    }
}
