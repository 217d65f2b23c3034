using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Sandbox;

/// <summary>Where the holder of an account that is set up changes it: here, the bank account that payouts go to.</summary>
internal sealed class ExpressPage(StripeSandbox sandbox, ISandboxStore store)
{
    private const string Route = "/express/{link}";

    /// <summary>The longest IBAN.</summary>
    private const int LongestNumber = 34;

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet(Route, (string link) => Show(link));
        group.MapPost(Route + "/bank", Change).DisableAntiforgery();
    }

    private async Task<IResult> Show(string link, string? notice = null)
    {
        if (await AccountOf(link) is not { } account)
        {
            return Unknown();
        }

        var bank = account.Body["external_accounts"]!["data"]!.AsArray().FirstOrDefault();
        return Html.Page(StatusCodes.Status200OK, "Bank account", $"""
            <h1>{Html.Text(account.Text("email") ?? account.Id)}</h1>
            <p>Payouts go to {Html.Text((string?)bank?["bank_name"] ?? "no bank")}, •••• {Html.Text((string?)bank?["last4"] ?? "none")}.</p>
            {(notice is null ? "" : $"""<p class="notice" role="alert">{Html.Text(notice)}</p>""")}
            <form method="post" action="{Html.Text(link)}/bank">
            <label>Another account <input name="number" minlength="4" maxlength="{LongestNumber}" required></label>
            <button class="main">Change</button>
            </form>
            """);
    }

    private async Task<IResult> Change(string link, [FromForm] string? number)
    {
        if (await AccountOf(link) is not { } account)
        {
            return Unknown();
        }

        if (number is not { Length: >= 4 and <= LongestNumber })
        {
            return await Show(link, "That is no account number.");
        }

        await sandbox.ChangeBank(account.Id, number);
        return Results.Redirect($"../{link}");
    }

    private Task<StoredObject?> AccountOf(string link) =>
        store.Run(async transaction => await transaction.Objects.Find(LoginLinks.Kind, link) is { } found
            ? await transaction.Objects.Find(Accounts.Kind, (string)found.Notes["account"]!)
            : null);

    private static IResult Unknown() => Html.Page(StatusCodes.Status404NotFound, "Bank account", "<h1>There is no such page.</h1>");
}
