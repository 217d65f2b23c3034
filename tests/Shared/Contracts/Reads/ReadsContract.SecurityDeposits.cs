using Marketplace.Postgres;
using Marketplace.SecurityDeposits;

namespace Marketplace.Shared;

/// <content>Claims on security deposits.</content>
public abstract partial class ReadsContract
{
    [Fact]
    public async Task Contested_claims_wait_in_the_order_in_which_they_were_contested()
    {
        await rows.Apply(
            AClaim(960, "contested", Noon.AddHours(2)),
            AClaim(961, "contested", Noon),
            AClaim(962, "awarded", Noon.AddHours(1)),
            AClaim(963, "contested", Noon.AddHours(1)));
        var deposits = Get<ISecurityDepositList>();

        var first = await deposits.Contested(Page(2), CancellationToken.None);
        var second = await deposits.Contested(await Next(first.Next, 2), CancellationToken.None);

        Assert.Equal([Id(961), Id(963), Id(960)], first.Items.Concat(second.Items).Select(claim => claim.BookingId));
        Assert.Equal(
            new ContestedClaimItem(
                Id(961), "A cottage", Ann, Ben, new Money(200_00, "EUR"), new Money(150_00, "EUR"), new Money(30_00, "EUR"), Noon, true),
            first.Items[0]);
    }

    private static RowChange AClaim(int number, string status, DateTimeOffset at) =>
        Row.Of(ReadModel.SecurityDeposits, ("id", DerivedId.From(Id(number), "deposit"))).Put(
            ("booking_id", Id(number)), ("customer_id", Ann), ("provider_id", Ben), ("title", "A cottage"), ("amount", 200_00L), ("currency", "EUR"), ("status", status),
            ("claimed", 150_00L), ("granted", 30_00L), ("contested_at", at), ("is_overdue", true), ("version", 5L));
}
