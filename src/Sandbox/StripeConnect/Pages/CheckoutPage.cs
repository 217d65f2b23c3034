using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Sandbox;

/// <summary>The hosted payment page: what is bought, and a button for each thing a customer can do.</summary>
internal sealed class CheckoutPage(StripeSandbox sandbox, ISandboxStore store)
{
    public const string Route = "/checkout/{session}";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet(Route, Show);
        group.MapPost(Route + "/pay", (string session) => Press(session, sandbox.CompleteCheckout));
        group.MapPost(Route + "/debit", (string session) => Press(session, sandbox.DebitCheckout));
        group.MapPost(Route + "/decline", (string session) => Press(session, sandbox.FailCheckout));
        group.MapPost(Route + "/cancel", (string session) => Press(session, sandbox.AbandonCheckout));
    }

    private async Task<IResult> Show(string session) =>
        await Find(session) is { } found ? Render(found, StatusCodes.Status200OK, notice: null) : Unknown();

    private async Task<IResult> Press(string session, Func<string, Task<CheckoutResult>> button)
    {
        var result = await button(session);
        return result switch
        {
            { Status: CheckoutStatus.Unknown } => Unknown(),
            { Status: CheckoutStatus.Declined } => Render((await Find(session))!, StatusCodes.Status402PaymentRequired, "Your card was declined."),
            { Status: CheckoutStatus.NotOffered } => Render((await Find(session))!, StatusCodes.Status409Conflict, "This page only takes cards."),
            { ReturnUrl: { } url } => new SeeOther(url),
            _ => Render((await Find(session))!, StatusCodes.Status200OK, notice: null),
        };
    }

    private Task<StoredObject?> Find(string session) => store.Run(transaction => transaction.Objects.Find(CheckoutSessions.Kind, session));

    private static IResult Render(StoredObject session, int status, string? notice)
    {
        var amount = MinorUnits.Format(session.Amount("amount_total"), session.Currency);
        var lines = session.Notes["lines"]!.AsArray().Select(line => Line(line!, session.Currency));
        var warning = notice is null ? "" : $"""<p class="notice" role="alert">{Html.Text(notice)}</p>""";
        return Html.Page(status, $"Pay {amount}", $"""
            <h1>Checkout</h1>
            <p class="amount">{Html.Text(amount)}</p>
            <table>{string.Concat(lines)}</table>
            {warning}
            {(session.Status == "open" ? Buttons(session.Id, amount) : $"<p>This page is {Html.Text(session.Status)}.</p>")}
            """);
    }

    private static string Line(JsonNode line, string currency) =>
        $"<tr><td>{Html.Text($"{line["quantity"]} × {line["name"]}")}</td><td>{Html.Text(MinorUnits.Format((long)line["amount"]!, currency))}</td></tr>";

    private static string Buttons(string session, string amount) =>
        $"""
        <form method="post">
        <button class="main" formaction="{Html.Text(session)}/pay">Pay {Html.Text(amount)}</button>
        <button formaction="{Html.Text(session)}/debit">Pay by bank debit, which takes days</button>
        <button formaction="{Html.Text(session)}/decline">Pay with a card that is declined</button>
        <button formaction="{Html.Text(session)}/cancel">Cancel</button>
        </form>
        """;

    private static IResult Unknown() => Html.Page(StatusCodes.Status404NotFound, "Checkout", "<h1>There is no such page.</h1>");

    /// <summary>A form that has been posted goes on with a GET.</summary>
    private sealed class SeeOther(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}
