using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Conversations;

namespace Marketplace.Realtime;

[Collection(TalkCollection.Name)]
public sealed class Whole_inboxes(TalkHost host)
{
    private const string Inbox = "messages/stream";

    /// <summary>The points at which connections break; fixed, so that a failure repeats.</summary>
    private readonly Random breaks = new(20261123);

    [Fact]
    public async Task However_often_the_connection_breaks_everything_of_all_threads_comes_once_and_in_order()
    {
        const int Each = 25;
        var pia = host.NewPerson();
        using var listener = await host.As(pia);
        var position = await Beginning(listener);
        var talks = new[] { await host.NewTalk(provider: pia), await host.NewTalk(provider: pia), await host.NewTalk(customer: pia) };
        var writing = Task.WhenAll(talks.SelectMany(talk => new[] { talk.Say(talk.Ada, Each), talk.Say(talk.Pia, Each) }));

        var heard = new List<SentEvent>();
        var all = talks.Length * ((2 * Each) + 1);
        while (heard.Count < all)
        {
            heard.AddRange(await EventReader.Next(listener, Inbox, position, breaks.Next(1, Math.Min(40, all - heard.Count) + 1)));
            position = heard[^1].Id;
        }

        await writing;
        Assert.Equal(heard.Select(sent => Number(sent.Id)).Order(), heard.Select(sent => Number(sent.Id)));
        foreach (var talk in talks)
        {
            var ofThread = heard.Where(sent => Thread(sent) == talk.Thread).ToList();
            Assert.Equal("opened", ofThread[0].Type);
            Assert.Equal(Enumerable.Range(1, 2 * Each).Select(number => (long)number), ofThread.Skip(1).Select(sent => sent.Sequence));
        }

        // Whoever comes back with a place in the middle hears the rest again, and nothing else.
        var rest = await EventReader.Next(listener, Inbox, heard[40].Id, all - 41);
        Assert.Equal(heard.Skip(41).Select(sent => sent.Id), rest.Select(sent => sent.Id));
    }

    [Fact]
    public async Task A_new_thread_is_told_with_its_side_and_every_change_as_the_thread_tells_it()
    {
        var (ada, pia) = (host.NewPerson(), host.NewPerson());
        using var customer = await host.As(ada);
        using var provider = await host.As(pia);
        var (mine, theirs) = (await Beginning(customer), await Beginning(provider));
        var talk = await host.NewTalk(ada, pia);
        var message = await talk.Say(talk.Ada, "Helo");
        var path = $"{talk.Path}/messages/{message.GetProperty("id").GetString()}";
        await Send(talk.Ada, HttpMethod.Patch, path, new { text = "Hello" });
        await Send(talk.Pia, HttpMethod.Post, $"{talk.Path}/read", new { sequence = 1 });
        await Send(talk.Ada, HttpMethod.Delete, path, null);
        await talk.Say(talk.Pia, "Bye");

        var told = await EventReader.Next(customer, Inbox, mine, 6);
        Assert.Equal(["opened", "message", "edited", "read", "deleted", "message"], told.Select(sent => sent.Type));
        Assert.Equal(("customer", "Piano lesson"), (told[0].Data.GetProperty("role").GetString(), told[0].Data.GetProperty("title").GetString()));
        Assert.Equal(["", ""], told.Skip(1).Take(2).Select(sent => sent.Text));
        Assert.Equal("provider", (await EventReader.Next(provider, Inbox, theirs, 1))[0].Data.GetProperty("role").GetString());

        var ofThread = await EventReader.Next(customer, $"{talk.Path}/stream", null, 5);
        Assert.Equal(ofThread.Select(sent => $"{sent.Data}"), told.Skip(1).Select(sent => $"{sent.Data}"));
    }

    [Fact]
    public async Task Nobody_hears_of_threads_of_others()
    {
        var others = await host.NewTalk();
        var talk = await host.NewTalk();
        var position = await Beginning(talk.Pia);
        await others.Say(others.Ada, messages: 3);
        await talk.Say(talk.Ada, "Only this");

        Assert.Equal("Only this", Assert.Single(await EventReader.Next(talk.Pia, Inbox, position, 1)).Text);
    }

    [Fact]
    public async Task What_is_muted_or_put_away_is_told_all_the_same()
    {
        var talk = await host.NewTalk();
        var position = await Beginning(talk.Pia);
        await Send(talk.Pia, HttpMethod.Put, $"{talk.Path}/mute", new { });
        await Send(talk.Pia, HttpMethod.Put, $"{talk.Path}/archive", null);
        await talk.Say(talk.Ada, "Are you there?");

        Assert.Equal("Are you there?", Assert.Single(await EventReader.Next(talk.Pia, Inbox, position, 1)).Text);
    }

    [Fact]
    public async Task What_is_said_meanwhile_is_heard_at_once()
    {
        var talk = await host.NewTalk();
        await using var live = EventReader.Listen(talk.Pia, Inbox, null).GetAsyncEnumerator();
        Assert.True(await live.MoveNextAsync());
        Assert.Equal("position", live.Current.Type);

        for (var number = 1; number <= 3; number++)
        {
            await talk.Say(talk.Ada, $"Message {number}");
            Assert.True(await live.MoveNextAsync());
            Assert.Equal(($"Message {number}", (long)number), (live.Current.Text, live.Current.Sequence));
        }
    }

    [Theory]
    [InlineData("999999999999")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("one")]
    public async Task A_position_that_was_never_sent_is_refused(string position)
    {
        using var client = await host.As(host.NewPerson());
        using var response = await client.GetAsync(new Uri($"{Inbox}?lastEventId={position}", UriKind.Relative));

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal("conversation.position-unknown", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Visitors_have_no_inbox()
    {
        using var visitor = host.Visitor();
        using var response = await visitor.GetAsync(new Uri(Inbox, UriKind.Relative));

        Assert.Equal(401, (int)response.StatusCode);
    }

    [Fact]
    public async Task The_client_of_npm_hears_all_threads_and_goes_on_from_where_it_was()
    {
        var pia = host.NewPerson();
        using var listener = await host.As(pia);
        var first = await Beginning(listener);
        var (one, two) = (await host.NewTalk(provider: pia), await host.NewTalk(provider: pia));
        await one.Say(one.Ada, messages: 3);
        await two.Say(two.Ada, messages: 2);

        var heard = await Joined(pia, first, until: 7);
        Assert.Equal(["opened", "opened", "message", "message", "message", "message", "message"], heard.Select(told => told.Type));

        await one.Say(one.Ada, "And now?");
        var rest = await Joined(pia, heard[3].Id, until: 4);
        Assert.Equal(heard.Skip(4).Select(told => told.Id), rest.Take(3).Select(told => told.Id));
        Assert.Equal("And now?", rest[^1].Text);
    }

    private async Task<List<SentEvent>> Joined(Actor who, string? after, int until)
    {
        var heard = new List<SentEvent>();
        await foreach (var told in NodeClient.FollowInbox(host.Hub, await host.Token(who), after, until))
        {
            var happened = told.GetProperty("event");
            heard.Add(new SentEvent(happened.GetProperty("type").GetString()!, told.GetProperty("position").GetString(), happened));
        }

        return heard;
    }

    /// <summary>From where somebody goes on who has seen nothing.</summary>
    private static async Task<string> Beginning(HttpClient client)
    {
        var first = Assert.Single(await EventReader.Next(client, Inbox, null, 1));
        Assert.Equal("position", first.Type);
        return first.Id!;
    }

    private static long Number(string? id) => long.Parse(id!, System.Globalization.CultureInfo.InvariantCulture);

    private static Guid Thread(SentEvent sent) => sent.Data.GetProperty("threadId").GetGuid();

    private static async Task Send(HttpClient who, HttpMethod method, string path, object? body)
    {
        using var response = await who.SendAsync(Talk.Request(method, path, body));
        response.EnsureSuccessStatusCode();
    }
}
