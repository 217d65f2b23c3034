using Marketplace.Abuse;
using Marketplace.Payouts;
using Marketplace.Postgres;

namespace Marketplace.Shared;

/// <content>What looks wrong, and what it is seen by.</content>
public abstract partial class ReadsContract
{
    [Fact]
    public async Task Flags_wait_in_the_order_in_which_they_were_raised()
    {
        await rows.Apply(
            AFlag(910, "own_card", "open", Noon.AddHours(2)),
            AFlag(911, "shared_card", "open", Noon),
            AFlag(912, "reciprocal", "cleared", Noon),
            AFlag(913, "declined_cards", "open", Noon.AddHours(1)));
        var flags = Get<IFlagList>();

        var first = await flags.Read(FlagStatus.Open, Page(2), CancellationToken.None);
        var second = await flags.Read(FlagStatus.Open, await Next(first.Next, 2), CancellationToken.None);

        Assert.Equal([Id(911), Id(913), Id(910)], first.Items.Concat(second.Items).Select(flag => flag.Id));
        Assert.Equal((FlagRule.SharedCard, Ben, new FlagFact("card", "visa")), (first.Items[0].Rule, first.Items[0].ProviderId, Assert.Single(first.Items[0].Facts)));
        Assert.Equal(FlagRule.Reciprocal, Assert.Single((await flags.Read(FlagStatus.Cleared, Page(9), CancellationToken.None)).Items).Rule);
    }

    [Fact]
    public async Task Who_paid_with_a_card_is_found_and_what_two_had_of_each_other_is_counted()
    {
        await rows.Apply(
            CardPaid(920, Ann, Ben, 5, 5, "visa", Noon),
            CardPaid(921, Ann, Ben, 5, 0, null, Noon),
            CardPaid(922, Ann, Ben, 0, 0, null, Noon),
            CardPaid(923, Ann, Id(3), 5, 5, "visa", Noon.AddHours(1)),
            CardPaid(924, Id(4), Ben, 5, 5, "amex", Noon),
            CardPaid(925, Ann, Ben, 5, 5, "visa", Noon.AddDays(-100)));
        var dealings = Get<IDealings>();

        Assert.Equal(
            [new CardPayment(Id(923), Ann, Id(3)), new CardPayment(Id(920), Ann, Ben)],
            (await dealings.OfCard("visa", Noon.AddDays(-90), CancellationToken.None)).AsEnumerable());
        Assert.Equal(new Dealings(Paid: 1, Free: 1, Elsewhere: 1), await dealings.Between(Ben, Ann, Noon.AddDays(-90), CancellationToken.None));
        Assert.Equal(new Dealings(0, 0, 0), await dealings.Between(Ann, Ben, Noon.AddDays(-90), CancellationToken.None));
    }

    [Fact]
    public async Task What_the_marketplace_holds_is_in_the_queue_of_payouts()
    {
        await rows.Apply(
            Row.Of(ReadModel.PayoutHolds, ("provider_id", Ann)).Put(("flagged_at", Noon), ("version", 1L)),
            Row.Of(ReadModel.PayoutHolds, ("provider_id", Ben)).Put(("flagged_at", Noon), ("held_at", Noon.AddHours(1)), ("hold_reason", "Who are you?"), ("version", 2L)));

        var held = (await Get<IPayoutQueue>().Read(Page(9), CancellationToken.None)).Items;

        Assert.Equal([("flagged", null), ("held", "Who are you?")], held.Select(item => (item.State, item.Reason)));
    }

    private static RowChange AFlag(int number, string rule, string status, DateTimeOffset raised) =>
        Row.Of(ReadModel.AbuseFlags, ("id", Id(number))).Put(
            ("rule", rule), ("status", status), ("provider_id", Ben), ("customer_id", Ann), ("holds_payouts", true),
            ("facts", new Json(ImmutableArray.Create(new FlagFact("card", "visa")))), ("raised_at", raised), ("version", 1L));

    private static RowChange CardPaid(int number, Guid customer, Guid provider, long amount, long captured, string? card, DateTimeOffset started) =>
        Row.Of(ReadModel.Payments, ("id", Id(number))).Put(
            ("booking_id", Id(number)), ("customer_id", customer), ("provider_id", provider), ("status", "captured"), ("gateway", "stripe"), ("amount", amount),
            ("captured", captured), ("refunded", 0L), ("fee", 0L), ("provider_share", 0L), ("currency", "EUR"), ("started_at", started), ("changed_at", started),
            ("version", 1L), ("purpose", "booking"), ("card", card));
}
