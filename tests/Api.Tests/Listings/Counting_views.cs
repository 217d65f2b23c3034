using Marketplace.Providers;

namespace Marketplace.Listings;

public sealed class Counting_views
{
    [Fact]
    public async Task Visits_are_counted_and_ones_own_are_not()
    {
        var marketplace = new RunningMarketplace();
        await marketplace.InitializeAsync();
        try
        {
            var pia = await marketplace.OpensShop("Pia");
            var listing = await pia.Publishes();
            (await marketplace.Visitor.Get($"/listings/{listing}")).IsOk();
            (await marketplace.Visitor.Get($"/listings/{listing}")).IsOk();
            (await pia.Api.Get($"/listings/{listing}")).IsOk();

            // What was counted so far is written when the host stops.
            await marketplace.Restart();

            Assert.Equal(2, (await marketplace.Visitor.Get($"/listings/{listing}")).IsOk().Number("counters.viewCount"));
        }
        finally
        {
            await marketplace.DisposeAsync();
        }
    }
}
