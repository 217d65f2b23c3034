namespace Marketplace.Payments;

public sealed class Choosing_a_gateway
{
    private static readonly GatewayTerms Wallet = GatewayTerms.Fib;

    private static readonly GatewayChoice Iraq = new(
        [new(GatewayTerms.Stripe, []), new(Wallet, ["IQD"], Step: 1_000), new(GatewayTerms.Manual, [])],
        new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal) { ["IQD"] = ["fib", "manual"], ["JPY"] = ["fib"] });

    [Fact]
    public void The_first_of_its_currency_takes_what_nobody_chose_for() => Assert.Equal(Wallet, Iraq.First(new Money(5_000, "IQD")));

    [Fact]
    public void What_is_no_multiple_of_its_step_goes_to_the_next() => Assert.Equal(GatewayTerms.Manual, Iraq.First(new Money(5_250, "IQD")));

    [Fact]
    public void A_currency_that_nobody_named_is_stripes() => Assert.Equal(GatewayTerms.Stripe, Iraq.First(new Money(1, "EUR")));

    [Fact]
    public void What_nobody_takes_is_nobodys() => Assert.Equal(GatewayTerms.Nobody, Iraq.First(new Money(1, "JPY")));

    [Theory]
    [InlineData("IQD", 1L)]
    [InlineData("JPY", null)]
    [InlineData("EUR", 1L)]
    public void A_currency_has_the_smallest_step_of_those_who_take_it(string currency, long? step) => Assert.Equal(step, Iraq.Step(currency));

    [Fact]
    public void Nobody_is_asked_for_what_nobody_takes()
    {
        var dinars = new GatewayChoice([new(Wallet, ["IQD"], Step: 1_000)], new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal) { ["IQD"] = ["fib"] });

        var refused = dinars.Fault(new Money(5_250, "IQD"));
        Assert.Equal(("payment.no-gateway", "1000 IQD"), (refused?.Code, refused?.Facts.Single(fact => fact.Name == "step").Value));
        Assert.Null(dinars.Fault(new Money(5_000, "IQD")));
        Assert.Null(dinars.Fault(new Money(0, "IQD")));
        Assert.Null(dinars.Fault(new Money(-250, "IQD")));
    }

    [Fact]
    public void One_that_is_offered_is_found_by_its_name() => Assert.Equal(GatewayTerms.Manual, Iraq.Named("manual", new Money(5_000, "IQD")).View);

    [Theory]
    [InlineData("stripe", 5_000, "IQD")]
    [InlineData("fib", 5_250, "IQD")]
    [InlineData("fib", 5_000, "EUR")]
    [InlineData("nobody knows", 5_000, "IQD")]
    public void One_that_is_not_is_refused(string name, long amount, string currency) =>
        Assert.Equal("payment.gateway-not-offered", Iraq.Named(name, new Money(amount, currency)).Refusal?.Code);
}
