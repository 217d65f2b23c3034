using System.Net.Http.Json;
using System.Text.Json;

namespace Marketplace.Conversations;

[Collection(TalkCollection.Name)]
public sealed class ThreadStreams(TalkHost host)
{
    /// <summary>The points at which connections break; fixed, so that a failure repeats.</summary>
    private readonly Random breaks = new(20260302);

    [Fact]
    public async Task However_often_the_connection_breaks_every_message_comes_once_and_in_order()
    {
        const int Messages = 120;
        var talk = await host.NewTalk();
        var writing = Task.WhenAll(talk.Say(talk.Ada, Messages / 2), talk.Say(talk.Pia, Messages / 2));

        var heard = new List<long>();
        string? position = null;
        while (heard.Count < Messages)
        {
            foreach (var message in await EventReader.Next(talk.Pia, $"{talk.Path}/stream", position, breaks.Next(1, Math.Min(30, Messages - heard.Count) + 1)))
            {
                heard.Add(message.Sequence);
                position = message.Id;
            }
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, Messages).Select(number => (long)number), heard);
    }

    [Fact]
    public async Task History_and_stream_meet_without_a_gap()
    {
        var talk = await host.NewTalk();
        var writing = talk.Say(talk.Ada, messages: 80);
        var page = await talk.Pia.GetFromJsonAsync<JsonElement>($"{talk.Path}?limit=100");
        var read = page.GetProperty("items").EnumerateArray().Select(message => message.GetProperty("sequence").GetInt64()).ToList();

        while (read.Count < 80)
        {
            var live = await EventReader.Next(talk.Pia, $"{talk.Path}/stream", page.GetProperty("position").GetString(), 80 - read.Count);
            read.AddRange(live.Select(message => message.Sequence));
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, 80).Select(number => (long)number), read);
    }

    [Fact]
    public async Task Changes_have_positions_of_their_own()
    {
        var talk = await host.NewTalk();
        await talk.Say(talk.Ada, messages: 2);
        var message = await talk.Say(talk.Ada, "Helo");
        var path = $"{talk.Path}/messages/{message.GetProperty("id").GetString()}";
        await Send(talk.Ada, HttpMethod.Patch, path, new { text = "Hello" });
        await Send(talk.Pia, HttpMethod.Post, $"{talk.Path}/read", new { sequence = 3 });
        await Send(talk.Ada, HttpMethod.Delete, path, null);
        await talk.Say(talk.Pia, "Bye");

        var events = await EventReader.Next(talk.Pia, $"{talk.Path}/stream", "0", 7);

        Assert.Equal(["message", "message", "message", "edited", "read", "deleted", "message"], events.Select(sent => sent.Type));
        Assert.Equal(["1", "2", "3", "3.5", "3.6", "3.7", "4"], events.Select(sent => sent.Id));
        Assert.Equal(["", ""], events.Where(sent => sent.Type is "message" or "edited").Skip(2).Take(2).Select(sent => sent.Text));
        foreach (var (index, seen) in events.Take(6).Index())
        {
            var rest = await EventReader.Next(talk.Pia, $"{talk.Path}/stream", seen.Id, 6 - index);
            Assert.Equal(events.Skip(index + 1).Select(sent => sent.Id), rest.Select(sent => sent.Id));
        }
    }

    [Fact]
    public async Task The_position_may_be_named_in_the_address()
    {
        var talk = await host.NewTalk();
        await talk.Say(talk.Ada, messages: 3);

        var events = await EventReader.Next(talk.Pia, $"{talk.Path}/stream?lastEventId=2", null, 1);

        Assert.Equal(3, Assert.Single(events).Sequence);
    }

    [Fact]
    public async Task Typing_is_heard_by_the_other_side_and_never_kept()
    {
        var talk = await host.NewTalk();
        using var done = new CancellationTokenSource();
        var hearing = FirstTyping(talk, done);
        while (!hearing.IsCompleted)
        {
            // Typing is a hint: until somebody listens nobody hears it, so one keeps on typing, as people do.
            await Send(talk.Ada, HttpMethod.Post, $"{talk.Path}/typing", null);
        }

        Assert.Equal(talk.Customer.Id, (await hearing).Data.GetProperty("personId").GetGuid());
        await talk.Say(talk.Pia, "I see you");
        Assert.Equal("message", Assert.Single(await EventReader.Next(talk.Pia, $"{talk.Path}/stream", null, 1)).Type);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("1.99")]
    [InlineData("-1")]
    [InlineData("1.")]
    [InlineData("99999999999999999999")]
    [InlineData("one")]
    public async Task A_position_that_was_never_sent_is_refused(string position)
    {
        var talk = await host.NewTalk();
        using var request = Talk.Request(HttpMethod.Get, $"{talk.Path}/stream");
        request.Headers.Add("Last-Event-ID", position);

        using var response = await talk.Ada.SendAsync(request);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal("conversation.position-unknown", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Streams_end_when_the_host_stops()
    {
        var own = new TalkHost();
        await own.InitializeAsync();
        var talk = await own.NewTalk();
        await talk.Say(talk.Ada, "Hello");
        var events = EventReader.Listen(talk.Pia, $"{talk.Path}/stream", null).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());

        var end = events.MoveNextAsync();
        await own.DisposeAsync();

        Assert.False(await end);
        await events.DisposeAsync();
    }

    private static async Task<SentEvent> FirstTyping(Talk talk, CancellationTokenSource done)
    {
        await foreach (var sent in EventReader.Listen(talk.Pia, $"{talk.Path}/stream", null, done.Token))
        {
            if (sent.Type == "typing")
            {
                return sent;
            }
        }

        throw new InvalidOperationException("The stream ended without a sign of typing.");
    }

    private static async Task Send(HttpClient who, HttpMethod method, string path, object? body)
    {
        using var response = await who.SendAsync(Talk.Request(method, path, body));
        response.EnsureSuccessStatusCode();
    }
}
