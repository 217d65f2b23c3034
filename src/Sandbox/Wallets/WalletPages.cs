using Microsoft.AspNetCore.Http;

namespace Marketplace.Sandbox;

/// <summary>What a customer sees who follows the link to a stand-in.</summary>
internal static class WalletPages
{
    public static IResult Show(WalletOrder? order, string gateway, string page, string prefix) => order is null
        ? Html.Page(404, "No such payment", "<h1>There is no such payment.</h1>")
        : Html.Page(200, $"{gateway} (sandbox)", $"""
            <h1>{Html.Text(order.Description)}</h1>
            <p class="amount">{order.Amount} {Html.Text(order.Currency)}</p>
            <table>{(order.Code.Length > 0 ? $"<tr><td>Code</td><td>{Html.Text(order.Code)}</td></tr>" : string.Empty)}<tr><td>Status</td><td>{order.Stage}</td></tr></table>
            <form method="post">
            <button class="main" formaction="{prefix}/pay/{Html.Text(page)}/pay">Pay</button>
            <button formaction="{prefix}/pay/{Html.Text(page)}/cancel">Cancel</button>
            </form>
            """);
}
