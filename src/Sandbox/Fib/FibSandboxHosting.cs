using System.Collections.Frozen;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Sandbox;

/// <summary>Puts the stand-in for the First Iraqi Bank into a host.</summary>
public static class FibSandboxHosting
{
    private const string Clock = "marketplace";

    /// <summary>More than any request of the API.</summary>
    private const int LongestBody = 64 * 1024;

    /// <summary>More trouble than any test needs.</summary>
    private const int MostTimes = 10_000;

    private static readonly FrozenSet<(string Operation, string Outcome)> Troubles =
    [
        .. from operation in FibWireServer.Operations
           from outcome in (string[])
           [
               CallFaults.TimeoutAfter, CallFaults.ResetAfter, CallFaults.ErrorAfter, CallFaults.ErrorBefore, CallFaults.Unavailable, CallFaults.RateLimited,
               CallFaults.ResetBefore,
           ]
           select (operation, outcome),
        .. from outcome in (string[])[FibSandbox.Drop, FibSandbox.Late, FibSandbox.Repeat, FibSandbox.Stale] select (FibSandbox.Callback, outcome),
    ];

    /// <summary>Whoever does not answer by then has not heard.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    /// <summary>Needs a <see cref="TimeProvider"/> under the key <c>marketplace</c> and the database of the stand-ins.</summary>
    /// <param name="services">Where it goes.</param>
    /// <param name="own">
    /// How this host is reached from inside: callbacks go there whatever address they name, because a name that the world knows need not be
    /// known here. Null while it does not listen.
    /// </param>
    public static IServiceCollection AddFibSandbox(this IServiceCollection services, Func<IServiceProvider, Uri?> own) =>
        services
            .AddSandboxDatabase()
            .AddSingleton<IFibStore>(provider => new PostgresFibStore(provider.GetRequiredService<SandboxDatabase>()))
            .AddSingleton(provider =>
            {
                var http = new HttpMessageInvoker(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) });
                return new FibSandbox(
                    provider.GetRequiredService<IFibStore>(),
                    new UnguessableChance(),
                    provider.GetRequiredKeyedService<TimeProvider>(Clock),
                    (url, body, cancellationToken) => Tell(http, own(provider) is { } here ? new Uri(here, url.PathAndQuery) : url, body, cancellationToken));
            })
            .AddSingleton<IHostedService>(provider => new FibService(
                provider.GetRequiredService<FibSandbox>(), provider.GetService<TimeProvider>() ?? TimeProvider.System));

    /// <summary>Serves the API below <paramref name="prefix"/>, its page at <c>pay/{id}</c>, and the knobs at <c>_control</c>.</summary>
    public static IEndpointRouteBuilder MapFibSandbox(this IEndpointRouteBuilder routes, string prefix, string clientId, string clientSecret)
    {
        var provider = routes.ServiceProvider;
        var (bank, store, clock) = (provider.GetRequiredService<FibSandbox>(), provider.GetRequiredService<IFibStore>(), provider.GetRequiredKeyedService<TimeProvider>(Clock));
        var server = new FibWireServer(bank, store, clientId, clientSecret, clock);
        var group = routes.MapGroup(prefix).ExcludeFromDescription();
        group.MapMethods("/{**path}", ["GET", "POST"], (string path, HttpContext http) => Serve(server, prefix, path, http));
        group.MapGet("/pay/{id}", async (string id) => Page(await bank.Find(id), prefix));
        group.MapPost("/pay/{id}/{button}", async (string id, string button) =>
        {
            await (button == "pay" ? bank.Pay(id) : bank.Cancel(id));
            return await bank.Find(id) is { } found ? Results.Redirect(found.RedirectUrl) : Results.NotFound();
        });
        group.MapGet("/_control/payments", async () => Results.Json(await bank.All()));
        group.MapPost("/_control/faults", async (OrderedFault fault) =>
        {
            if (!Troubles.Contains((fault.Operation, fault.Outcome)))
            {
                return Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["outcome"] = ["No such trouble with that operation."] });
            }

            await store.OrderFault(fault.Operation, fault.Outcome, Math.Clamp(fault.Times, 1, MostTimes));
            return Results.NoContent();
        });
        group.MapDelete("/_control/faults", async () =>
        {
            await store.ForgetFaults();
            return Results.NoContent();
        });
        return routes;
    }

    private static async Task<IResult> Serve(FibWireServer server, string prefix, string path, HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = http.Request.ContentLength > LongestBody ? string.Empty : await reader.ReadToEndAsync(http.RequestAborted);
        var token = http.Request.Headers.Authorization.ToString() is { } said && said.StartsWith("Bearer ", StringComparison.Ordinal) ? said[7..] : null;
        var reply = await server.Serve(http.Request.Method, path, body, token, $"{http.Request.Scheme}://{http.Request.Host}{prefix}/pay/");
        if (reply.IsSilent)
        {
            http.Abort();
            return Results.Empty;
        }

        return Results.Content(reply.Body, "application/json", statusCode: reply.Status);
    }

    private static IResult Page(FibPayment? payment, string prefix) => payment is null
        ? Html.Page(404, "No such payment", "<h1>There is no such payment.</h1>")
        : Html.Page(200, "First Iraqi Bank (sandbox)", $"""
            <h1>{Html.Text(payment.Description)}</h1>
            <p class="amount">{payment.Amount} {Html.Text(payment.Currency)}</p>
            <table><tr><td>Code</td><td>{Html.Text(payment.ReadableCode)}</td></tr><tr><td>Status</td><td>{Html.Text(payment.Status)}</td></tr></table>
            <form method="post">
            <button class="main" formaction="{prefix}/pay/{Html.Text(payment.Id)}/pay">Pay in the app</button>
            <button formaction="{prefix}/pay/{Html.Text(payment.Id)}/cancel">Cancel</button>
            </form>
            """);

    private static async Task<bool> Tell(HttpMessageInvoker http, Uri url, string body, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(AnswerWithin);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")),
        };
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
