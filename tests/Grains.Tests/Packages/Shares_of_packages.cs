namespace Marketplace.Packages;

public sealed class Shares_of_packages
{
    [Fact]
    public void They_sum_to_the_price_and_only_the_last_one_differs()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 5_000; round++)
        {
            var sessions = random.Next(PackagePlan.MinimumSessions, PackagePlan.MaximumSessions + 1);
            var price = new Money(random.NextInt64(sessions, 1_000_000), round % 2 == 0 ? "EUR" : "JPY");

            var shares = PackageShares.Of(price, sessions);

            Assert.Equal((sessions, price.Amount), (shares.Length, shares.Sum(share => share.Amount)));
            Assert.All(shares[..^1], share => Assert.Equal(price.Amount / sessions, share.Amount));
            Assert.InRange(shares[^1].Amount - shares[0].Amount, 0, sessions - 1);
            Assert.All(shares, share => Assert.True(share.IsPositive));
        }
    }

    [Theory]
    [InlineData(100_00, 3, "3333,3333,3334")]
    [InlineData(80_00, 2, "4000,4000")]
    [InlineData(5, 3, "1,1,3")]
    public void The_last_one_takes_what_does_not_divide(long price, int sessions, string expected) =>
        Assert.Equal(expected, string.Join(',', PackageShares.Of(new Money(price, "EUR"), sessions).Select(share => share.Amount)));
}
