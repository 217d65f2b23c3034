namespace Marketplace.Conversations;

/// <summary>Threads that are put away, that nobody wants to hear of, that are searched and taken along.</summary>
public sealed class KeptThreads(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task A_thread_is_put_away_until_something_is_said_in_it()
    {
        var (ada, pia, thread) = await Asked("Do you have parking?");
        var path = $"/messages/threads/{thread}";

        (await pia.Api.Put($"{path}/archive", new { })).IsNoContent();
        (await pia.Api.Put($"{path}/archive", new { })).IsNoContent();
        Assert.Empty(await Ids(pia, "?archived=false"));
        Assert.Equal([thread], await Ids(pia, "?archived=true"));
        Assert.Equal([thread], await Ids(pia, string.Empty));
        Assert.Equal([thread], await Ids(ada, "?archived=false"));
        Assert.True((await pia.Api.Get(path)).IsOk()["archived"].GetBoolean());
        Assert.False((await ada.Api.Get(path)).IsOk()["archived"].GetBoolean());

        (await ada.Api.Post($"{path}/messages", new { text = "Or a bus stop?" })).IsCreated();
        Assert.Equal([thread], await Ids(pia, "?archived=false"));
        (await pia.Api.Put($"{path}/archive", new { })).IsNoContent();
        (await pia.Api.Delete($"{path}/archive")).IsNoContent();
        Assert.Equal([thread], await Ids(pia, "?archived=false"));
    }

    [Fact]
    public async Task A_side_hears_nothing_of_a_thread_until_it_wants_to()
    {
        var (ada, pia, thread) = await Asked("Are you there?");
        var path = $"/messages/threads/{thread}";
        var until = DateTimeOffset.UtcNow.AddDays(1);

        (await pia.Api.Put($"{path}/mute", new { until = DateTimeOffset.UtcNow.AddDays(-1) })).IsProblem(422, "conversation.mute-over");
        (await pia.Api.Put($"{path}/mute", new { until })).IsNoContent();
        Assert.Equal(until, (await pia.Api.Get("/messages/threads")).IsOk()["items"][0].GetProperty("muted").GetProperty("until").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await ada.Api.Get(path)).IsOk()["muted"].ValueKind);
        (await pia.Api.Put($"{path}/mute", new { })).IsNoContent();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await pia.Api.Get(path)).IsOk()["muted"].GetProperty("until").ValueKind);
        Assert.Equal((1, 1), await Unread(pia));
        (await pia.Api.Delete($"{path}/mute")).IsNoContent();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await pia.Api.Get(path)).IsOk()["muted"].ValueKind);
    }

    [Fact]
    public async Task What_was_said_is_found_by_how_its_words_begin()
    {
        var (ada, pia, thread) = await Asked("Do you have Parking? چۆنی باشی");
        var messages = $"/messages/threads/{thread}/messages";
        var hidden = (await ada.Api.Post(messages, new { text = "Call 0750 123 45 67 about the garage" })).IsCreated();
        var (_, eve, _) = await Asked("No parking here either");

        Assert.Equal(["Do you have Parking? چۆنی باشی"], await Found(pia, "PARK"));
        Assert.Equal(["Do you have Parking? چۆنی باشی"], await Found(ada, "have parking, باش"));
        Assert.Equal(["No parking here either"], await Found(eve, "parking"));
        Assert.Equal(["Call ••• about the garage"], await Found(pia, "garage"));
        Assert.Empty(await Found(pia, "0750"));
        Assert.Empty(await Found(pia, "arking"));

        (await ada.Api.Patch($"{messages}/{hidden.String("id")}", new { text = "About the roof" })).IsOk();
        Assert.Empty(await Found(pia, "garage"));
        Assert.Equal(["About the roof"], await Found(pia, "roof"));
        (await ada.Api.Delete($"{messages}/{hidden.String("id")}")).IsNoContent();
        Assert.Empty(await Found(pia, "roof"));

        foreach (var nothing in (string[])["", "?q=", "?q=%21%3F", $"?q={new string('a', 201)}", "?q=a&role=both"])
        {
            (await pia.Api.Get($"/messages/search{nothing}")).IsProblem(400, "malformed-request");
        }
    }

    [Fact]
    public async Task A_thread_is_taken_along_with_everything_in_it()
    {
        var (ada, pia, thread) = await Asked("1");
        for (var number = 2; number <= 29; number++)
        {
            (await ada.Api.Post($"/messages/threads/{thread}/messages", new { text = $"{number}" })).IsCreated();
        }

        var copy = await pia.Api.Get($"/messages/threads/{thread}/export");
        Assert.Equal(Enumerable.Range(1, 29).Select(number => $"{number}"), copy.IsOk()["messages"].EnumerateArray().Select(message => message.GetProperty("text").GetString()!));
        Assert.Equal("Portrait session", copy.String("title"));
        Assert.Equal((1, 29), await Unread(pia));
        (await (await marketplace.Arrives("Eve")).Api.Get($"/messages/threads/{thread}/export")).IsProblem(404, "conversation.unknown");
    }

    private static async Task<IEnumerable<string>> Ids(Person person, string query) =>
        (await person.Api.Get($"/messages/threads{query}")).IsOk()["items"].EnumerateArray().Select(thread => thread.GetProperty("id").GetString()!);

    private static async Task<IEnumerable<string>> Found(Person person, string words) =>
        (await person.Api.Get($"/messages/search?q={Uri.EscapeDataString(words)}")).IsOk()["items"].EnumerateArray()
            .Select(found => found.GetProperty("message").GetProperty("text").GetString()!);

    private static async Task<(int Threads, int Messages)> Unread(Person person)
    {
        var unread = (await person.Api.Get("/messages/unread")).IsOk();
        return ((int)unread.Number("threads"), (int)unread.Number("messages"));
    }

    private async Task<(Person Ada, Person Pia, string Thread)> Asked(string question)
    {
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var thread = (await ada.Api.Post("/messages/threads", new { listingId = listing, message = question })).IsCreated();
        return (ada, pia, thread.String("id"));
    }
}
