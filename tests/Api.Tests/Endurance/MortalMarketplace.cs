using Marketplace.Hosting;

namespace Marketplace.Endurance;

/// <summary>
/// A marketplace whose process may die at any moment, and clients that do what clients should: when an answer does not
/// come, they send the same request again under the same key until it does.
/// </summary>
internal sealed class MortalMarketplace(params string[] settings) : IDisposable
{
    /// <summary>Every kind of commit kills once, and there are about forty; as many again may be lost while they start.</summary>
    private const int Lives = 100;

    /// <summary>
    /// So many lives in a row that nobody took, and in which a request was not answered all the same. A slow machine needs two or three;
    /// a story that does not get on is a failure, not a longer wait.
    /// </summary>
    private const int FruitlessLives = 10;

    /// <summary>
    /// In a cluster nobody may take what a dead process had claimed before its time is over, and lives are short here.
    /// Who is alone takes it at once, and then nothing may depend on how much a slow machine does in four seconds.
    /// </summary>
    private static readonly string[] Impatience = Engine.IsAlone ? [] : ["--Work:Lease=00:00:05", "--Work:Patience=00:00:04"];

    private static readonly string[] Always =
    [
        "serve",
        "--environment=Development",
        "--urls=http://127.0.0.1:0",
        "--Sandbox:Enabled=true",
        "--Passwords:Iterations=1000",
        "--Logging:LogLevel:Default=Error",
        .. Impatience,
    ];

    private readonly string[] ports = SiloPorts.Take();
    private readonly Dictionary<string, int> requests = new(StringComparer.Ordinal);
    private HttpClient? http;
    private int lives;
    private int fruitless;

    /// <summary>The process that lives now, or is about to.</summary>
    public HostProcess? Host { get; private set; }

    /// <summary>How often it was started.</summary>
    public int Started => lives;

    /// <summary>As `kill -9` does, whatever it is at.</summary>
    public void Kill() => Host?.Kill();

    public Task<Reply> Get(string path, string? token = null) => Send(api => api.Get(path), token);

    public Task<Reply> Put(string path, object body, string? token = null) => Send(api => api.Put(path, body), token);

    /// <summary>A key of its own for each new request, and the same one for each repeat of it.</summary>
    public Task<Reply> Post(string path, object? body = null, string? token = null)
    {
        var key = $"{path}#{requests[path] = requests.GetValueOrDefault(path) + 1}";
        return Send(api => api.Post(path, body ?? new { }, key), token);
    }

    public async Task<string> LogIn(string email) =>
        (await Post("/auth/login", new { email, password = Cast.Password })).IsOk().String("accessToken");

    public void Dispose()
    {
        http?.Dispose();
        Host?.Dispose();
    }

    private async Task<Reply> Send(Func<Api, Task<Reply>> send, string? token)
    {
        while (true)
        {
            try
            {
                var reply = await send(new Api(await Connected(), token));
                if ((int)reply.Status < 500)
                {
                    fruitless = 0;
                    return reply;
                }

                // Dying databases are said to be unavailable, never anything else.
                Assert.Equal(503, (int)reply.Status);
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or TaskCanceledException)
            {
                // The answer is unknown: the same request again.
            }

            await Bury();
        }
    }

    private async Task<HttpClient> Connected()
    {
        while (http is null)
        {
            Assert.True(++lives <= Lives, $"The story does not get on: {lives} lives.");
            Host = HostProcess.Start([.. Always, .. ports, .. settings]);
            if (await Host.Serves())
            {
                http = new HttpClient { BaseAddress = Host.Address, Timeout = TimeSpan.FromSeconds(60) };
            }
            else
            {
                await Bury();
            }
        }

        return http;
    }

    private async Task Bury()
    {
        if (Host is not { } dead)
        {
            return;
        }

        fruitless = dead.WasKilled ? 0 : fruitless + 1;
        Assert.True(fruitless <= FruitlessLives, $"The story does not get on: nothing was answered in {fruitless} lives that nobody took.");
        dead.Kill();
        await dead.Died();
        http?.Dispose();
        http = null;
        Host = null;
        dead.Dispose();
    }
}
