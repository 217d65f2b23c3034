using System.Collections.Frozen;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Sandbox;

/// <summary>Puts the stand-ins of gateways that are looked at into a host.</summary>
public static class WalletSandboxHosting
{
    private const string Clock = "marketplace";

    /// <summary>More than any request of theirs.</summary>
    private const int LongestBody = 64 * 1024;

    /// <summary>More trouble than any test needs.</summary>
    private const int MostTimes = 10_000;

    private static readonly FrozenSet<(string Operation, string Outcome)> Troubles =
    [
        .. from operation in WalletDoor.Operations
           from outcome in (string[])
           [
               CallFaults.TimeoutAfter, CallFaults.ResetAfter, CallFaults.ErrorAfter, CallFaults.ErrorBefore, CallFaults.Unavailable, CallFaults.RateLimited,
               CallFaults.ResetBefore,
           ]
           select (operation, outcome),
        .. from outcome in (string[])[WalletSandbox.Drop, WalletSandbox.Late, WalletSandbox.Repeat, WalletSandbox.Stale]
           select (WalletSandbox.Callback, outcome),
    ];

    /// <summary>Whoever does not answer by then has not heard.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    /// <summary>Needs a <see cref="TimeProvider"/> under the key <c>marketplace</c> and the database of the stand-ins.</summary>
    /// <param name="services">Where it goes.</param>
    /// <param name="secrets">What the gateways know the marketplace by.</param>
    /// <param name="own">
    /// How this host is reached from inside: callbacks go there whatever address they name, because a name that the world knows need not be
    /// known here. Null while it does not listen.
    /// </param>
    public static IServiceCollection AddWalletSandboxes(this IServiceCollection services, WalletSecrets secrets, Func<IServiceProvider, Uri?> own) =>
        services
            .AddSandboxDatabase()
            .AddSingleton(provider =>
            {
                var http = new HttpMessageInvoker(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) });
                return new WalletSandboxes(WalletStandIn.All(secrets, name => new WalletParts(
                    new PostgresWalletStore(provider.GetRequiredService<SandboxDatabase>(), name),
                    new UnguessableChance(),
                    provider.GetRequiredKeyedService<TimeProvider>(Clock),
                    (news, cancellationToken) => Tell(http, own(provider) is { } here ? news with { Url = new Uri(here, news.Url.PathAndQuery) } : news, cancellationToken))));
            })
            .AddSingleton<IHostedService>(provider => new WalletService(
                provider.GetRequiredService<WalletSandboxes>(), provider.GetService<TimeProvider>() ?? TimeProvider.System));

    /// <summary>Serves each gateway below <paramref name="prefix"/> and its name, with its pages at <c>pay/{id}</c>, and the knobs at <c>_control</c>.</summary>
    public static IEndpointRouteBuilder MapWalletSandboxes(this IEndpointRouteBuilder routes, string prefix)
    {
        foreach (var standIn in routes.ServiceProvider.GetRequiredService<WalletSandboxes>().All)
        {
            Map(routes, standIn, $"{prefix}/{standIn.Name}");
        }

        return routes;
    }

    private static void Map(IEndpointRouteBuilder routes, WalletStandIn standIn, string prefix)
    {
        var gateway = standIn.Sandbox;
        var group = routes.MapGroup(prefix).ExcludeFromDescription();
        group.MapMethods("/{**path}", ["GET", "POST", "PUT"], (string path, HttpContext http) => Serve(standIn.Door, prefix, path, http));
        group.MapGet("/pay/{page}", async (string page) => WalletPages.Show(await gateway.OfPage(page), gateway.Name, page, prefix));
        group.MapPost("/pay/{page}/{button}", async (string page, string button) =>
        {
            // Only the app of a bank says no for good; whoever leaves a page can come back to it.
            _ = button == "pay" ? await gateway.Pay(page) : gateway.EndsWithItsPages && await gateway.Cancel(page);
            return await gateway.OfPage(page) is { } found ? Results.Redirect(found.RedirectUrl) : Results.NotFound();
        });

        // The addresses that the others give their pages.
        group.MapGet("/checkout/pay/{page}", (string page) => Results.Redirect($"{prefix}/pay/{Uri.EscapeDataString(page)}"));
        group.MapGet("/payment-gateway", (string id) => Results.Redirect($"{prefix}/pay/{Uri.EscapeDataString(id)}"));
        group.MapGet("/_control/orders", async () => Results.Json(await gateway.All()));
        group.MapPost("/_control/orders/{id}/refund", async (string id) => await gateway.RefundAtDesk(id) ? Results.NoContent() : Results.Conflict());
        group.MapPost("/_control/orders/{id}/take", async (string id) => await gateway.TakeAfterAll(id) ? Results.NoContent() : Results.Conflict());
        group.MapPost("/_control/faults", async (OrderedFault fault) =>
        {
            if (!Troubles.Contains((fault.Operation, fault.Outcome)))
            {
                return Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["outcome"] = ["No such trouble with that operation."] });
            }

            await standIn.Store.OrderFault(fault.Operation, fault.Outcome, Math.Clamp(fault.Times, 1, MostTimes));
            return Results.NoContent();
        });
        group.MapDelete("/_control/faults", async () =>
        {
            await standIn.Store.ForgetFaults();
            return Results.NoContent();
        });
    }

    private static async Task<IResult> Serve(WalletDoor door, string prefix, string path, HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = http.Request.ContentLength > LongestBody ? string.Empty : await reader.ReadToEndAsync(http.RequestAborted);
        var authorization = http.Request.Headers.Authorization.ToString() is { Length: > 0 } said ? said : null;
        var reply = await door.Serve(new WalletCall(http.Request.Method, path, body, authorization, $"{http.Request.Scheme}://{http.Request.Host}{prefix}/"));
        if (reply.IsSilent)
        {
            http.Abort();
            return Results.Empty;
        }

        // Pages end by the sandbox clock, so that is what the gateway says the time is.
        http.Response.Headers.Date = reply.At.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        return reply.Status == StatusCodes.Status204NoContent
            ? Results.NoContent()
            : Results.Content(reply.Body, "application/json", statusCode: reply.Status);
    }

    private static async Task<bool> Tell(HttpMessageInvoker http, WalletNews news, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(AnswerWithin);
        using var request = new HttpRequestMessage(HttpMethod.Post, news.Url)
        {
            Content = new StringContent(news.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")),
        };
        foreach (var (name, value) in news.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception unreachable) when (
            unreachable is HttpRequestException || (unreachable is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
