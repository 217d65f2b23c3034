using System.Net.Http.Json;
using System.Text.Json;

namespace Marketplace.Conversations;

[Collection(TalkCollection.Name)]
public sealed class ThreadSequences(TalkHost host)
{
    [Fact]
    public async Task Two_writers_at_once_leave_no_gap_and_no_double()
    {
        var talk = await host.NewTalk();

        await Task.WhenAll(talk.Say(talk.Ada, messages: 200), talk.Say(talk.Pia, messages: 200));

        var history = await History(talk, limit: 37);
        Assert.Equal(Enumerable.Range(1, 400).Select(number => (long)number), history.Select(message => message.GetProperty("sequence").GetInt64()));
        Assert.Equal(400, history.Select(message => message.GetProperty("id").GetGuid()).Distinct().Count());
        Assert.Equal(200, history.Count(message => message.GetProperty("side").GetString() == "customer"));
    }

    [Fact]
    public async Task The_same_request_sent_again_says_nothing_new_however_late()
    {
        var talk = await host.NewTalk();
        var first = await Post(talk, "key 1", "Hello");
        await talk.Say(talk.Ada, messages: 60);

        var again = await Post(talk, "key 1", "Hello");
        var other = await Post(talk, "key 1", "Goodbye");

        Assert.Equal((201, 201, 422), ((int)first.StatusCode, (int)again.StatusCode, (int)other.StatusCode));
        Assert.Equal(await Sequence(first), await Sequence(again));
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal("key-reused", (await other.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal(61, (await History(talk, limit: 100)).Count);
    }

    [Fact]
    public async Task Read_marks_only_move_forward()
    {
        var talk = await host.NewTalk();
        await talk.Say(talk.Ada, messages: 5);

        Assert.Equal(4, await MarkRead(talk, 4));
        Assert.Equal(4, await MarkRead(talk, 2));
        Assert.Equal(5, await MarkRead(talk, 5));

        var thread = await talk.Ada.GetFromJsonAsync<JsonElement>(talk.Path);
        Assert.Equal(5, thread.GetProperty("read").GetProperty("provider").GetInt64());
        Assert.Equal(0, thread.GetProperty("read").GetProperty("customer").GetInt64());
    }

    [Fact]
    public async Task My_threads_show_what_is_unread_and_what_was_said_last()
    {
        var talk = await host.NewTalk();
        await talk.Say(talk.Ada, messages: 3);
        await MarkRead(talk, 1);

        var provider = Assert.Single(await Threads(talk.Pia));
        var customer = Assert.Single(await Threads(talk.Ada));

        Assert.Equal((2, "provider", "Message 3"), Summary(provider));
        Assert.Equal((0, "customer", "Message 3"), Summary(customer));
        Assert.Empty(await Threads(talk.Ada, "?role=provider"));
    }

    [Fact]
    public async Task A_message_is_corrected_and_taken_back()
    {
        var talk = await host.NewTalk();
        var message = await talk.Say(talk.Ada, "Helo");
        var path = $"{talk.Path}/messages/{message.GetProperty("id").GetString()}";

        using var edited = await talk.Ada.SendAsync(Talk.Request(HttpMethod.Patch, path, new { text = "Hello" }));
        using var foreign = await talk.Pia.SendAsync(Talk.Request(HttpMethod.Patch, path, new { text = "Mine now" }));
        using var deleted = await talk.Ada.SendAsync(Talk.Request(HttpMethod.Delete, path));

        Assert.Equal((200, 403, 204), ((int)edited.StatusCode, (int)foreign.StatusCode, (int)deleted.StatusCode));
        Assert.Equal("Hello", (await edited.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("text").GetString());
        var left = Assert.Single(await History(talk, limit: 10));
        Assert.Equal(string.Empty, left.GetProperty("text").GetString());
        Assert.NotEqual(JsonValueKind.Null, left.GetProperty("deletedAt").ValueKind);
    }

    [Fact]
    public async Task An_old_message_is_taken_back_too()
    {
        var talk = await host.NewTalk();
        var message = await talk.Say(talk.Ada, "My secret");
        await talk.Say(talk.Pia, messages: 55);

        using var deleted = await talk.Ada.SendAsync(
            Talk.Request(HttpMethod.Delete, $"{talk.Path}/messages/{message.GetProperty("id").GetString()}"));

        Assert.Equal(204, (int)deleted.StatusCode);
        Assert.Equal(string.Empty, (await History(talk, limit: 100))[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Every_change_that_is_sent_twice_happens_once()
    {
        var talk = await host.NewTalk();
        var message = await talk.Say(talk.Ada, "Helo");
        var path = $"{talk.Path}/messages/{message.GetProperty("id").GetString()}";
        (HttpClient Who, HttpMethod Method, string Path, object? Body)[] changes =
        [
            (talk.Ada, HttpMethod.Patch, path, new { text = "Hello" }),
            (talk.Pia, HttpMethod.Post, $"{talk.Path}/read", new { sequence = 1 }),
            (talk.Ada, HttpMethod.Delete, path, null),
        ];

        foreach (var change in changes)
        {
            using var first = await change.Who.SendAsync(Talk.Request(change.Method, change.Path, change.Body, "once"));
            var position = await Position(talk);
            using var again = await change.Who.SendAsync(Talk.Request(change.Method, change.Path, change.Body, "once"));

            Assert.True(first.IsSuccessStatusCode);
            Assert.Equal(first.StatusCode, again.StatusCode);
            Assert.Equal(position, await Position(talk));
        }

        Assert.Equal("1.5", await Position(talk));
    }

    private static async Task<string?> Position(Talk talk) =>
        (await talk.Ada.GetFromJsonAsync<JsonElement>(talk.Path)).GetProperty("position").GetString();

    private static async Task<List<JsonElement>> History(Talk talk, int limit)
    {
        var messages = new List<JsonElement>();
        string? before = null;
        do
        {
            var page = await talk.Ada.GetFromJsonAsync<JsonElement>($"{talk.Path}?limit={limit}{(before is null ? "" : $"&before={before}")}");
            messages.InsertRange(0, page.GetProperty("items").EnumerateArray());
            before = page.GetProperty("next").GetString();
        }
        while (before is not null);

        return messages;
    }

    private static async Task<List<JsonElement>> Threads(HttpClient client, string query = "")
    {
        var page = await client.GetFromJsonAsync<JsonElement>($"messages/threads{query}");
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private static (long Unread, string? Role, string? Last) Summary(JsonElement thread) =>
        (thread.GetProperty("unread").GetInt64(), thread.GetProperty("role").GetString(), thread.GetProperty("lastMessage").GetProperty("text").GetString());

    private static Task<HttpResponseMessage> Post(Talk talk, string key, string text) =>
        talk.Ada.SendAsync(Talk.Request(HttpMethod.Post, $"{talk.Path}/messages", new { text }, key));

    private static async Task<long> Sequence(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sequence").GetInt64();

    private static async Task<long> MarkRead(Talk talk, long sequence)
    {
        using var response = await talk.Pia.SendAsync(Talk.Request(HttpMethod.Post, $"{talk.Path}/read", new { sequence }));
        return await Sequence(response);
    }
}
