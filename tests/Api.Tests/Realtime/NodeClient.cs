using System.Text.Json;

namespace Marketplace.Realtime;

/// <summary>Runs real clients of npm.</summary>
internal static class NodeClient
{
    /// <summary>Follows a thread with SignalR's client until a sequence has come.</summary>
    /// <returns>Every object that the client printed.</returns>
    public static async IAsyncEnumerable<JsonElement> Follow(string hub, string token, Guid thread, long after, long until, bool tokenInQuery = false)
    {
        await using var client = await NodeProgram.Start("follow.mjs", hub, token, $"{thread}", $"{after}", $"{until}", tokenInQuery ? "query" : "header");
        while (await client.Next() is { } told)
        {
            yield return told;
        }
    }

    /// <summary>Follows a whole inbox with SignalR's client until so many things have come.</summary>
    /// <returns>Every event, with its position.</returns>
    public static async IAsyncEnumerable<JsonElement> FollowInbox(string hub, string token, string? after, int until)
    {
        await using var client = await NodeProgram.Start("inbox.mjs", hub, token, after ?? string.Empty, $"{until}");
        while (await client.Next() is { } told)
        {
            yield return told;
        }
    }

    /// <summary>Follows a thread with a client as docs/realtime.md shows it.</summary>
    /// <param name="module">The client, in a file beside the packages.</param>
    /// <param name="address">What the client is told to speak to.</param>
    /// <param name="thread">Which thread.</param>
    /// <param name="seen">The last sequence that it is told to have seen.</param>
    /// <param name="until">The sequence with which it ends.</param>
    /// <param name="token">Gives it a token, as often as it asks for one.</param>
    /// <returns>Every object that the client printed, but for its questions.</returns>
    public static async IAsyncEnumerable<JsonElement> Documented(string module, string address, Guid thread, long seen, long until, Func<Task<string>> token)
    {
        await using var client = await NodeProgram.Start("documented.mjs", module, address, $"{thread}", $"{seen}", $"{until}");
        while (await client.Next() is { } told)
        {
            if (told.GetProperty("type").GetString() is "token")
            {
                await client.Answer(await token());
                continue;
            }

            yield return told;
        }
    }
}
