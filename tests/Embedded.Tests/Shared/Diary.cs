using System.Collections.Concurrent;

namespace Marketplace.Embedded;

/// <summary>Where grains of a test write down what happens to them, found by a name that the test makes up.</summary>
internal static class Diary
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Diaries = new(StringComparer.Ordinal);

    public static Task Write(string name, string what)
    {
        Diaries.GetOrAdd(name, static _ => new()).Enqueue(what);
        return Task.CompletedTask;
    }

    public static string[] Of(string name) => Diaries.TryGetValue(name, out var diary) ? [.. diary] : [];
}
