namespace Marketplace;

public sealed class MoneyLaws
{
    [Fact]
    public void Parts_always_sum_to_the_whole_and_none_is_a_unit_off()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 5_000; round++)
        {
            var whole = new Money(random.NextInt64(-1_000_000, 1_000_000), round % 3 == 0 ? "JPY" : round % 3 == 1 ? "EUR" : "KWD");
            var weights = Enumerable.Range(0, random.Next(1, 9)).Select(_ => (long)random.Next(0, 10_000)).Append(1).ToArray();

            var parts = whole.Split(weights);

            Assert.Equal(whole.Amount, parts.Sum(part => part.Amount));
            Assert.All(parts.Zip(weights), pair => Assert.True(IsNear(pair.First, pair.Second, Currency.Step(whole.Currency))));

            var exact = whole.SplitExactly(weights);
            Assert.Equal(whole.Amount, exact.Sum(part => part.Amount));
            Assert.All(exact.Zip(weights), pair => Assert.True(IsNear(pair.First, pair.Second, 1)));

            // What cannot be paid of the whole is at most a step more, of one of them.
            bool IsNear(Money part, long weight, long step) =>
                Math.Abs(part.Amount - ((decimal)whole.Amount * weight / weights.Sum())) < step * (whole.IsInSteps ? 1 : 2);
        }
    }

    [Theory]
    [InlineData("IQD", 12_345_000, 10_00, 1_235_000)] // 1,234.5 dinars
    [InlineData("IQD", -12_345_000, 10_00, -1_235_000)]
    [InlineData("IQD", 4_000, 10_00, 0)]
    [InlineData("KWD", 1_230, 5_00, 60)] // 61.5 fils
    [InlineData("HUF", 99_900, 5_00, 5_000)] // 49.95 forint
    [InlineData("JPY", 99, 5_00, 5)]
    public void Shares_are_whole_steps_of_what_people_pay(string currency, long amount, int basisPoints, long share) =>
        Assert.Equal(share, new Money(amount, currency).Share(basisPoints).Amount);

    [Theory]
    [InlineData("IQD", 10_000, "4000,3000,3000")]
    [InlineData("IQD", 10_500, "4500,3000,3000")] // what nobody can pay stays in one place
    [InlineData("IQD", 500, "500,0,0")]
    [InlineData("KWD", -100, "-40,-30,-30")]
    public void Parts_are_whole_steps(string currency, long whole, string expected) =>
        Assert.Equal(expected, string.Join(',', new Money(whole, currency).Split(1, 1, 1).Select(part => part.Amount)));

    [Fact]
    public void A_share_that_cannot_be_paid_is_not_overdrawn()
    {
        Money[] shares = [new(15, "KWD"), new(985, "KWD")];
        Assert.Equal([15, 985], Marketplace.Shares.Take(shares, new Money(1_000, "KWD")).Select(taken => taken.Amount));
        Assert.All(shares, share => Assert.True(share.IsZero));
    }

    [Theory]
    [InlineData(100, 1, 1, 1, "34,33,33")]
    [InlineData(1, 1, 1, 1, "1,0,0")]
    [InlineData(-100, 1, 1, 1, "-34,-33,-33")]
    [InlineData(5, 3, 1, 1, "3,1,1")]
    public void Ties_go_to_the_earlier_part(long whole, long first, long second, long third, string expected) =>
        Assert.Equal(expected, string.Join(',', new Money(whole, "EUR").Split(first, second, third).Select(part => part.Amount)));

    [Theory]
    [InlineData(1_005, 1_000, 101)] // 100.5 rounds up
    [InlineData(1_004, 1_000, 100)]
    [InlineData(-1_005, 1_000, -101)]
    [InlineData(99, 10_000, 99)]
    public void Shares_round_half_up(long amount, int basisPoints, long share) =>
        Assert.Equal(share, new Money(amount, "EUR").Share(basisPoints).Amount);

    [Fact]
    public void Currencies_never_mix() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1, "EUR") + new Money(1, "USD"));

    [Fact]
    public void Overflow_is_a_bug_and_never_a_smaller_amount() =>
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, "EUR") + new Money(1, "EUR"));

    [Theory]
    [InlineData(8000, "EUR", "80.00 EUR")]
    [InlineData(500, "JPY", "500 JPY")]
    [InlineData(1234, "KWD", "1.234 KWD")]
    public void Amounts_read_as_people_write_them(long amount, string currency, string text) =>
        Assert.Equal(text, new Money(amount, currency).ToString());
}
