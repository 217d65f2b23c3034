using System.Text.Json;

namespace Marketplace.Architecture.Wire;

/// <summary>A file of names and what was once written under them. Lines are added and never changed: what exists must stay readable.</summary>
internal sealed class GoldenFile(string name)
{
    /// <summary>As for the shapes: set to `true`, tests add what is new, for the review of the difference.</summary>
    private const string Accept = "MARKETPLACE_ACCEPT_SHAPES";

    private readonly string path = Path.Combine(Repository.Root, "tests", "Architecture.Tests", "Wire", name);

    public IReadOnlyDictionary<string, string> Lines =>
        File.Exists(path)
            ? File.ReadAllLines(path).Select(line => line.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whatever has no line yet gets one, or fails.</summary>
    public void Holds(IEnumerable<(string Name, Func<string> Written)> samples)
    {
        var lines = new SortedDictionary<string, string>(Lines.ToDictionary(), StringComparer.Ordinal);
        var added = samples.Where(sample => !lines.ContainsKey(sample.Name)).ToArray();
        if (Environment.GetEnvironmentVariable(Accept) == "true" && added.Length > 0)
        {
            Array.ForEach(added, sample => lines.Add(sample.Name, sample.Written()));
            File.WriteAllLines(path, lines.Select(line => $"{line.Key} {line.Value}"));
            return;
        }

        Assert.True(added.Length == 0, $"Run this test with {Accept}=true, and look at the difference: {string.Join(", ", added.Select(sample => sample.Name))}");
    }

    /// <summary>Everything that was said then is said now, in the same place; there may be more.</summary>
    public static void SaysWhatItSaid(JsonElement then, JsonElement now, string where)
    {
        Assert.True(then.ValueKind == now.ValueKind, $"{where} was {then} and is {now}");
        switch (then.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in then.EnumerateObject())
                {
                    Assert.True(now.TryGetProperty(member.Name, out var today), $"{where}.{member.Name} has gone");
                    SaysWhatItSaid(member.Value, today, $"{where}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                Assert.True(then.GetArrayLength() == now.GetArrayLength(), $"{where} has another length");
                foreach (var (was, item) in then.EnumerateArray().Zip(now.EnumerateArray()))
                {
                    SaysWhatItSaid(was, item, where);
                }

                break;
            default:
                Assert.True(then.GetRawText() == now.GetRawText(), $"{where} was {then} and is {now}");
                break;
        }
    }
}
