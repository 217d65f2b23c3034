using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Feeds;

/// <summary>Against a real server, which by its address may or may not be asked.</summary>
public sealed class Fetching_calendars : IAsyncLifetime
{
    private readonly WebApplication server = Serve();
    private int connections;

    private Uri Url(string path) => new(new Uri(server.Urls.First()), path);

    public Task InitializeAsync() => server.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task What_may_be_asked_answers_through_redirects()
    {
        Assert.Equal("BEGIN:VCALENDAR", await Fetch("/calendar"));
        Assert.Equal("BEGIN:VCALENDAR", await Fetch("/redirect/2"));
        Assert.Equal("too-many-redirects", await Refusal("/redirect/9"));
    }

    [Theory]
    [InlineData("/missing", "status-404")]
    [InlineData("/large", "too-large")]
    [InlineData("/endless", "too-slow")]
    [InlineData("/elsewhere", "refused-address")]
    [InlineData("/file", "refused-address")]
    public async Task What_is_wrong_is_said_in_a_word(string path, string reason) => Assert.Equal(reason, await Refusal(path));

    [Fact]
    public async Task A_server_that_may_not_be_asked_is_not_even_connected_to()
    {
        using var careful = new CalendarSource(address => Seen(PublicAddresses.Allow(address)), TimeSpan.FromSeconds(5), allowPlain: true);

        var refused = await Assert.ThrowsAsync<CalendarAwayException>(() => careful.Fetch(Url("/calendar"), default));

        Assert.Equal("refused-address", refused.Message);
        Assert.Equal(1, connections);
    }

    [Fact]
    public async Task Plain_http_and_passwords_in_addresses_are_refused()
    {
        using var strict = new CalendarSource(static _ => true, TimeSpan.FromSeconds(5), allowPlain: false);

        Assert.Equal("refused-address", (await Assert.ThrowsAsync<CalendarAwayException>(() => strict.Fetch(Url("/calendar"), default))).Message);
        Assert.Equal("refused-address", (await Assert.ThrowsAsync<CalendarAwayException>(() => strict.Fetch(new Uri("https://a:b@calendars.example/"), default))).Message);
    }

    [Theory]
    [InlineData("93.184.215.14", true)]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:93.184.215.14", true)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("2001:0:5ef5:79fb::1", false)]
    [InlineData("2001:db8::1", false)]
    public void Only_addresses_that_everybody_can_reach(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, PublicAddresses.Allow(IPAddress.Parse(address)));

    private bool Seen(bool isAllowed)
    {
        connections++;
        return isAllowed;
    }

    private async Task<string> Fetch(string path)
    {
        using var source = new CalendarSource(IPAddress.IsLoopback, TimeSpan.FromSeconds(2), allowPlain: true);
        return await source.Fetch(Url(path), default);
    }

    private async Task<string> Refusal(string path) => (await Assert.ThrowsAsync<CalendarAwayException>(() => Fetch(path))).Message;

    private static WebApplication Serve()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/calendar", () => "BEGIN:VCALENDAR");
        app.MapGet("/redirect/{left:int}", (int left) => Results.Redirect(left == 0 ? "/calendar" : $"/redirect/{left - 1}"));
        app.MapGet("/elsewhere", () => Results.Redirect("http://192.168.1.1/calendar"));
        app.MapGet("/file", () => Results.Redirect("file:///etc/passwd"));
        app.MapGet("/large", () => Results.Text(new string('x', 3_000_000)));
        app.MapGet("/endless", async (HttpContext http) =>
        {
            await http.Response.WriteAsync("BEGIN:VCALENDAR", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });
        return app;
    }
}
