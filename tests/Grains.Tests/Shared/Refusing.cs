namespace Marketplace;

/// <summary>What rules conclude.</summary>
public sealed class Refusing
{
    [Fact]
    public void Needs_a_reason_else_it_would_pass_for_a_yes() =>
        Assert.Throws<ArgumentNullException>(() => (Decision<string>)default(Refusal)!);
}
