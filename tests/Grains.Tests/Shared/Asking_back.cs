namespace Marketplace;

/// <summary>What a relay is told when it asks the aggregate whose event it tells.</summary>
public sealed class Asking_back
{
    private static readonly Notice<string> Third = new(GrainId.Create("thing", "1"), 3, "happened", DateTimeOffset.UnixEpoch, "request");

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Whoever_knows_of_the_event_is_believed(long version) => Assert.Equal(version, Third.Known<View>(new View(version)).Version);

    [Fact]
    public void Whoever_was_overtaken_before_it_is_not()
    {
        Assert.Throws<InvalidOperationException>(() => Third.Known<View>(new View(2)));
        Assert.Throws<InvalidOperationException>(() => Third.Known<View>(SharedRefusals.Stale));
    }

    private sealed record View(long Version) : IVersioned;
}
