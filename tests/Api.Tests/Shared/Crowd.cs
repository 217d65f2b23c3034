using System.Globalization;

namespace Marketplace;

/// <summary>
/// Sends every change as often as `MARKETPLACE_CROWD` says, at once and under its one key. What the suite expects of it
/// is what one of them does, so the stories say whether all of them together do more.
/// </summary>
internal static class Crowd
{
    private static readonly int Size = int.Parse(Environment.GetEnvironmentVariable("MARKETPLACE_CROWD") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>A session is one for each time that somebody logs in, and the stand-in is not the product.</summary>
    private static readonly string[] Alone = ["/auth/", "/sandbox/"];

    /// <summary>How often that is sent.</summary>
    public static int Of(HttpMethod method, string path, IEnumerable<(string Name, string Value)> headers) =>
        method != HttpMethod.Get && !path.StartsWith("//", StringComparison.Ordinal) && !Alone.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal))
            && headers.Any(header => header.Name is "Idempotency-Key") ? Size : 1;

    /// <summary>All are answered alike, and at most one of them was not a repeat.</summary>
    /// <returns>That one.</returns>
    public static async Task<Reply> Send(int size, string what, Func<Task<Reply>> send)
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, size).Select(_ => send()));
        var first = replies.FirstOrDefault(reply => !reply.IsReplay) ?? replies[0];
        Assert.All(replies, reply => Assert.True(Said(reply) == Said(first), $"{what} was answered {Said(first)} and {Said(reply)}: {reply.Text}"));
        var originals = replies.Count(reply => !reply.IsReplay);
        Assert.True(originals is 0 or 1 || originals == size, $"{what} was done {originals} times.");
        return first;
    }

    private static string Said(Reply reply) =>
        string.Join(' ', (int)reply.Status, Member(reply, "id"), Member(reply, "code"), reply.Headers.GetValueOrDefault("Location"));

    private static string? Member(Reply reply, string name) =>
        reply.Text.StartsWith('{') && reply.Body.TryGetProperty(name, out var value) ? value.ToString() : null;
}
