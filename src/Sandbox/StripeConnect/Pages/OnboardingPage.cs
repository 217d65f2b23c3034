using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Sandbox;

/// <summary>Where a provider tells Stripe who it is.</summary>
internal sealed class OnboardingPage(StripeSandbox sandbox, ISandboxStore store)
{
    private const string Route = "/onboarding/{link}";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet(Route, Show);
        group.MapPost(Route + "/complete", (string link) => Leave(link, sandbox.CompleteAccount));
        group.MapPost(Route + "/restrict", (string link) => Leave(link, sandbox.RestrictAccount));
    }

    private async Task<IResult> Show(string link)
    {
        if (await Find(AccountLinks.Kind, link) is not { } found || await Find(Accounts.Kind, (string)found.Notes["account"]!) is not { } account)
        {
            return Unknown();
        }

        var isDone = (bool)account.Body["details_submitted"]!;
        return Html.Page(StatusCodes.Status200OK, "Onboarding", $"""
            <h1>{Html.Text(account.Text("email") ?? account.Id)}</h1>
            <p>{(isDone ? "Everything that is needed is known." : "Some details are missing.")}</p>
            <form method="post">
            <button class="main" formaction="{Html.Text(link)}/complete">{(isDone ? "Continue" : "Complete onboarding")}</button>
            <button formaction="{Html.Text(link)}/restrict">Leave details missing</button>
            </form>
            """);
    }

    private async Task<IResult> Leave(string link, Func<string, Task<bool>> act)
    {
        if (await Find(AccountLinks.Kind, link) is not { } found || !await act((string)found.Notes["account"]!))
        {
            return Unknown();
        }

        return Results.Redirect((string)found.Notes["return_url"]!);
    }

    private Task<StoredObject?> Find(string kind, string id) => store.Run(transaction => transaction.Objects.Find(kind, id));

    private static IResult Unknown() => Html.Page(StatusCodes.Status404NotFound, "Onboarding", "<h1>There is no such page.</h1>");
}
