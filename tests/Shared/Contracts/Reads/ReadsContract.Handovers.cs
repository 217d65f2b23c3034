using Marketplace.Payments;
using Marketplace.Postgres;

namespace Marketplace.Shared;

/// <content>What waits for somebody to say that it was handed over.</content>
public abstract partial class ReadsContract
{
    [Fact]
    public async Task What_is_handed_over_is_listed_by_how_long_it_waits_and_providers_see_what_is_theirs()
    {
        await rows.Apply(
            Handover(902, "payout", Ben, "platform", Noon),
            Handover(901, "refund", Ben, "provider", Noon.AddHours(1), "The card is closed.", isRetryable: true),
            Handover(900, "payment", Ben, null, Noon.AddHours(2)),
            Handover(903, "payment", Ann, null, Noon.AddHours(3)));
        var handovers = Get<IHandoverList>();

        var first = await handovers.Read(provider: null, Page(3), CancellationToken.None);
        var second = await handovers.Read(provider: null, await Next(first.Next, 3), CancellationToken.None);
        Assert.Equal([Id(902), Id(901), Id(900), Id(903)], first.Items.Concat(second.Items).Select(item => item.Id));

        var theirs = await handovers.Read(Ben, Page(9), CancellationToken.None);
        Assert.Equal([Id(901), Id(900)], theirs.Items.Select(item => item.Id));
        Assert.Equal(("refund", "provider", new Money(5, "IQD"), Noon.AddHours(1)), (theirs.Items[0].Kind, theirs.Items[0].Collector, theirs.Items[0].Amount, theirs.Items[0].Since));
        Assert.Equal(("The card is closed.", true), (theirs.Items[0].Failure, theirs.Items[0].CanRetry));
        Assert.Equal((null, null, false), (theirs.Items[1].Collector, theirs.Items[1].Failure, theirs.Items[1].CanRetry));
    }

    private static RowChange Handover(int number, string kind, Guid provider, string? collector, DateTimeOffset since, string? failure = null, bool isRetryable = false) =>
        Row.Of(ReadModel.Handovers, ("id", Id(number))).Put(
            ("kind", kind), ("payment_id", Id(800)), ("booking_id", null), ("provider_id", provider), ("collector", collector),
            ("amount", 5L), ("currency", "IQD"), ("since", since), ("failure", failure), ("retryable", isRetryable));
}
