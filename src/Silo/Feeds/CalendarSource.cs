using System.Net;
using System.Net.Sockets;
using System.Text;
using Marketplace.Hosting;
using Microsoft.Extensions.Options;

namespace Marketplace.Feeds;

/// <summary>
/// Fetches calendars over HTTP. The addresses of every host, redirects included, are checked when the connection is made,
/// and the connection goes to an address that was checked: there is no second look-up that could give another one.
/// </summary>
internal sealed class CalendarSource : ICalendarSource, IDisposable
{
    /// <summary>Ten thousand events or so.</summary>
    private const int MaximumBytes = 2 * 1024 * 1024;

    /// <summary>A short link and a move.</summary>
    private const int MaximumRedirects = 3;

    private readonly HttpMessageInvoker client;
    private readonly Func<IPAddress, bool> allow;
    private readonly TimeSpan timeout;
    private readonly bool allowPlain;

    public CalendarSource(IOptions<CalendarImportOptions> options, IOptions<SandboxOptions> sandbox)
        : this(options.Value.AllowPrivateAddresses ? static _ => true : PublicAddresses.Allow, options.Value.Timeout, sandbox.Value.Enabled)
    {
    }

    /// <param name="allow">Which addresses may be connected to.</param>
    /// <param name="timeout">How long one fetch may take.</param>
    /// <param name="allowPlain">Whether http is good enough.</param>
    internal CalendarSource(Func<IPAddress, bool> allow, TimeSpan timeout, bool allowPlain)
    {
        (this.allow, this.timeout, this.allowPlain) = (allow, timeout, allowPlain);
        client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            // A few compressed bytes can be very many others.
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = Connect,
            MaxResponseHeadersLength = 32,
            // Checked addresses do not stay checked for ever.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            UseCookies = false,
            UseProxy = false,
        });
    }

    public void Dispose() => client.Dispose();

    public async Task<string> Fetch(Uri url, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        try
        {
            return await Follow(url, patience.Token);
        }
        catch (OperationCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CalendarAwayException("too-slow", slow);
        }
        catch (HttpRequestException away)
        {
            throw away.InnerException as CalendarAwayException ?? new CalendarAwayException("unreachable", away);
        }
        catch (IOException away)
        {
            throw new CalendarAwayException("unreachable", away);
        }
    }

    private async Task<string> Follow(Uri url, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MaximumRedirects; redirects++)
        {
            if (!IsAllowed(url))
            {
                throw new CalendarAwayException("refused-address");
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Accept.ParseAdd("text/calendar, */*;q=0.1");
            using var response = await client.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } next)
            {
                url = Uri.TryCreate(url, next, out var target) ? target : throw new CalendarAwayException("refused-address");
                continue;
            }

            return response.IsSuccessStatusCode
                ? await Read(response.Content, cancellationToken)
                : throw new CalendarAwayException($"status-{(int)response.StatusCode}");
        }

        throw new CalendarAwayException("too-many-redirects");
    }

    private bool IsAllowed(Uri url) =>
        url.IsAbsoluteUri && url.UserInfo.Length == 0 && (url.Scheme == Uri.UriSchemeHttps || (allowPlain && url.Scheme == Uri.UriSchemeHttp));

    private static async Task<string> Read(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > MaximumBytes)
            {
                throw new CalendarAwayException("too-large");
            }

            bytes.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        // One address that is not allowed condemns the name: an honest one has none.
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.Length == 0 || !addresses.All(allow))
        {
            throw new CalendarAwayException("refused-address");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
