using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Marketplace.Conversations;

[Collection(TalkCollection.Name)]
public sealed class ThreadRefusalsOverHttp(TalkHost host)
{
    [Fact]
    public async Task To_a_stranger_there_is_no_such_thread()
    {
        var talk = await host.NewTalk();
        var message = await talk.Say(talk.Ada, "Hello");
        var path = $"{talk.Path}/messages/{message.GetProperty("id").GetString()}";
        var stranger = await host.As(host.NewPerson());
        (HttpMethod Method, string Path, object? Body)[] requests =
        [
            (HttpMethod.Get, talk.Path, null),
            (HttpMethod.Get, $"{talk.Path}/stream", null),
            (HttpMethod.Post, $"{talk.Path}/messages", new { text = "Hello" }),
            (HttpMethod.Post, $"{talk.Path}/read", new { sequence = 1 }),
            (HttpMethod.Post, $"{talk.Path}/typing", null),
            (HttpMethod.Patch, path, new { text = "Mine" }),
            (HttpMethod.Delete, path, null),
            (HttpMethod.Get, $"messages/threads/{Guid.NewGuid()}", null),
            (HttpMethod.Get, "messages/threads/not-an-id", null),
        ];

        foreach (var request in requests)
        {
            using var response = await stranger.SendAsync(Talk.Request(request.Method, request.Path, request.Body));
            Assert.True((int)response.StatusCode == 404, $"{request.Method} {request.Path} answered {response.StatusCode}");
            using var visitor = await host.Visitor().SendAsync(Talk.Request(request.Method, request.Path, request.Body));
            Assert.True((int)visitor.StatusCode is 401 or 404, $"{request.Method} {request.Path} answered a visitor {visitor.StatusCode}");
        }

        Assert.Single((await talk.Ada.GetFromJsonAsync<JsonElement>(talk.Path)).GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("""{}""", 422, "conversation.text-missing")]
    [InlineData("""{"text": "   "}""", 422, "conversation.text-missing")]
    [InlineData("""{"text": "Hello", "attachments": ["1"]}""", 422, "not-valid")]
    [InlineData("""{"text": "Hello", "attachments": ["11111111-1111-1111-1111-111111111111"]}""", 422, "conversation.attachment-unknown")]
    [InlineData("""{"text": 1}""", 400, null)]
    [InlineData("""{"text": ["Hello"]}""", 400, null)]
    [InlineData("""{"text": """, 400, null)]
    [InlineData("""{"text": "a\u0000b"}""", 422, null)]
    [InlineData("""{"text": "\ud800"}""", 422, null)]
    [InlineData("null", 400, null)]
    public async Task A_message_that_is_not_one_is_refused(string body, int status, string? code)
    {
        var talk = await host.NewTalk();
        using var request = Talk.Request(HttpMethod.Post, $"{talk.Path}/messages");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await talk.Ada.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(code ?? problem.GetProperty("code").GetString(), problem.GetProperty("code").GetString());
        Assert.Empty((await talk.Ada.GetFromJsonAsync<JsonElement>(talk.Path)).GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData(4_000, 201)]
    [InlineData(4_001, 422)]
    [InlineData(2_000_000, 413)]
    public async Task A_message_has_a_size(int length, int status)
    {
        var talk = await host.NewTalk();

        using var response = await talk.Ada.SendAsync(
            Talk.Request(HttpMethod.Post, $"{talk.Path}/messages", new { text = new string('x', length) }));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_message_needs_a_key()
    {
        var talk = await host.NewTalk();

        using var response = await talk.Ada.PostAsJsonAsync($"{talk.Path}/messages", new { text = "Hello" });

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("before=0")]
    [InlineData("before=-1")]
    [InlineData("before=x")]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("cursor=99999999999999999999")]
    public async Task A_page_that_cannot_be_is_malformed(string query)
    {
        var talk = await host.NewTalk();

        using var response = await talk.Ada.GetAsync(new Uri($"{talk.Path}?{query}", UriKind.Relative));

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("""{}""", 422)]
    [InlineData("""{"listingId": "x"}""", 422)]
    [InlineData("""{"listingId": "5c0f9c60-0000-4000-8000-000000000000", "bookingId": "5c0f9c60-0000-4000-8000-000000000000"}""", 422)]
    [InlineData("""{"listingId": 5}""", 400)]
    public async Task A_thread_is_about_one_thing(string body, int status)
    {
        var client = await host.As(host.NewPerson());
        using var request = Talk.Request(HttpMethod.Post, "messages/threads");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("""{}""", 422)]
    [InlineData("""{"sequence": -1}""", 422)]
    [InlineData("""{"sequence": 1}""", 422)]
    [InlineData("""{"sequence": "1"}""", 400)]
    [InlineData("""{"sequence": 1.5}""", 400)]
    public async Task Nobody_has_read_what_is_not_there(string body, int status)
    {
        var talk = await host.NewTalk();
        using var request = Talk.Request(HttpMethod.Post, $"{talk.Path}/read");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await talk.Ada.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Thirty_messages_a_minute_are_enough()
    {
        var own = new TalkHost("RateLimits:Enabled=true");
        await own.InitializeAsync();
        var talk = await own.NewTalk();
        await talk.Say(talk.Ada, messages: 30);

        using var refused = await talk.Ada.SendAsync(Talk.Request(HttpMethod.Post, $"{talk.Path}/messages", new { text = "And" }));
        using var other = await talk.Pia.SendAsync(Talk.Request(HttpMethod.Post, $"{talk.Path}/messages", new { text = "Slowly" }));

        Assert.Equal((429, 201), ((int)refused.StatusCode, (int)other.StatusCode));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        await own.DisposeAsync();
    }
}
