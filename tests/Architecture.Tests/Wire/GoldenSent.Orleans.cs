using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Marketplace.Architecture.Wire;

/// <summary>
/// What processes of different ages send each other during an upgrade, as the bytes of Orleans' serializer beside what
/// they mean. Only the Orleans engine sends bytes.
/// </summary>
public sealed class GoldenSent
{
    private static readonly GoldenFile Golden = new("golden-sent.txt");

    private static readonly Serializer Serializer = new ServiceCollection()
        .AddSerializer(serializer =>
        {
            foreach (var assembly in new[] { Product.Contracts, Product.Grains, Product.Silo, typeof(GrainId).Assembly })
            {
                serializer.AddAssembly(assembly);
            }
        })
        .BuildServiceProvider()
        .GetRequiredService<Serializer>();

    public static TheoryData<string> Kept => [.. Golden.Lines.Keys];

    public static TheoryData<string> Known => [.. Samples.All.Select(sample => sample.Name)];

    [Fact]
    public void Every_sent_shape_is_kept() => Golden.Holds(Samples.All.Select(sample => (sample.Name, Written(sample.Value))));

    [Fact]
    public void No_sent_shape_has_gone() => Assert.Empty(Golden.Lines.Keys.Except(Samples.All.Select(sample => sample.Name)));

    [Theory]
    [MemberData(nameof(Kept))]
    public void It_is_read_as_it_was_sent(string name)
    {
        var parts = Golden.Lines[name].Split(' ', 2);

        var read = Serializer.Deserialize<object>(Convert.FromBase64String(parts[0]))!;

        Assert.Equal(Samples.All.Single(sample => sample.Name == name).Value.GetType(), read.GetType());
        GoldenFile.SaysWhatItSaid(JsonElement.Parse(parts[1]), JsonElement.Parse(Meaning(read)), name);
    }

    /// <summary>What a pair of processes of this build agree on, whatever is in the file.</summary>
    [Theory]
    [MemberData(nameof(Known))]
    public void It_arrives_as_it_was_sent(string name)
    {
        var sent = Samples.All.Single(sample => sample.Name == name).Value;

        var arrived = Serializer.Deserialize<object>(Serializer.SerializeToArray(sent))!;

        Assert.Equal(Meaning(sent), Meaning(arrived));
    }

    private static Func<string> Written(object value) => () => $"{Convert.ToBase64String(Serializer.SerializeToArray(value))} {Meaning(value)}";

    private static string Meaning(object value) => JsonSerializer.Serialize(value, value.GetType(), MarketplaceJson.Options);
}
