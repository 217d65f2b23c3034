using System.Text.Json;

namespace Marketplace.Architecture.Wire;

/// <summary>What databases hold, as JSON, which both engines write and read.</summary>
public sealed class GoldenStored
{
    private static readonly GoldenFile Golden = new("golden-stored.txt");

    public static TheoryData<string> Kept => [.. Golden.Lines.Keys];

    [Fact]
    public void Every_stored_shape_is_kept() => Golden.Holds(Samples.Stored.Select(sample => (sample.Name, Written(sample.Value))));

    [Fact]
    public void No_stored_shape_has_gone() => Assert.Empty(Golden.Lines.Keys.Except(Samples.Stored.Select(sample => sample.Name)));

    [Theory]
    [MemberData(nameof(Kept))]
    public void It_is_read_as_it_was_written(string name)
    {
        var type = Samples.Stored.Single(sample => sample.Name == name).Value.GetType();
        var golden = Golden.Lines[name];

        var read = JsonSerializer.Deserialize(golden, type, MarketplaceJson.Options)!;

        GoldenFile.SaysWhatItSaid(JsonElement.Parse(golden), JsonElement.Parse(Written(read)()), name);
    }

    private static Func<string> Written(object value) => () => JsonSerializer.Serialize(value, value.GetType(), MarketplaceJson.Options);
}
