using Marketplace.Postgres;
using Marketplace.Treasury;

namespace Marketplace.Shared;

/// <content>The platform's own money at gateways.</content>
public abstract partial class ReadsContract
{
    [Fact]
    public async Task The_platforms_own_money_is_listed_the_latest_first_of_all_gateways_or_of_one()
    {
        await rows.Apply(
            AMovement(950, "stripe", "payout", "recorded", Noon),
            AMovement(951, "fib", "fee", "corrected", Noon.AddHours(2)),
            AMovement(952, "stripe", "top_up", "returned", Noon.AddHours(1)));
        var movements = Get<ICashMovementList>();

        var first = await movements.Read(null, Page(2), CancellationToken.None);
        var second = await movements.Read(null, await Next(first.Next, 2), CancellationToken.None);

        Assert.Equal([Id(951), Id(952), Id(950)], first.Items.Concat(second.Items).Select(movement => movement.Id));
        Assert.Equal([Id(952), Id(950)], (await movements.Read("stripe", Page(9), CancellationToken.None)).Items.Select(movement => movement.Id));
        Assert.Equal(
            new CashMovementBody(
                Id(951), CashMovementKind.Fee, "fib", new Money(5_00, "EUR"), "951", CashMovementStatus.Corrected, "Of March.", Noon.AddHours(2), Ann, Noon.AddHours(3), Ben, "Of April."),
            first.Items[0]);
    }

    private static RowChange AMovement(int number, string gateway, string kind, string status, DateTimeOffset at) =>
        Row.Of(ReadModel.CashMovements, ("id", Id(number))).Put(
            ("gateway", gateway), ("kind", kind), ("amount", 5_00L), ("currency", "EUR"), ("reference", $"{number}"), ("status", status), ("note", "Of March."),
            ("recorded_at", at), ("recorded_by", Ann), ("ended_at", at.AddHours(1)), ("ended_by", Ben), ("reason", "Of April."), ("version", 2L));
}
