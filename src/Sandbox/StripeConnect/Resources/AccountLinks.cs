using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Links to the onboarding page. They are opened once and soon.</summary>
internal static class AccountLinks
{
    public const string Kind = "account_link";

    private static readonly TimeSpan Opens = TimeSpan.FromMinutes(5);

    public static async Task<JsonObject> Create(Work work, Call call)
    {
        var parameters = call.Parameters;
        var account = await work.Take(Accounts.Kind, parameters.RequiredText("account"), "account");
        if (parameters.Choice("type", "account_onboarding", "account_update") is null)
        {
            throw Refused.Missing("type");
        }

        var notes = new JsonObject
        {
            ["account"] = account.Id,
            ["return_url"] = parameters.RequiredText("return_url"),
            ["refresh_url"] = parameters.RequiredText("refresh_url"),
        };
        parameters.Ignore("collection_options", "collect");
        parameters.RefuseUnknown();

        var id = work.NewId("al_");
        var body = Shapes.New(Kind);
        body["id"] = id;
        body["expires_at"] = (work.Now + Opens).ToUnixTimeSeconds();
        body["url"] = $"{call.BaseUrl}/onboarding/{id}";
        var link = await work.Add(Kind, "al_", body, notes: notes);

        if (work.Options.CompletesOnboarding && !(bool)account.Body["details_submitted"]!)
        {
            await Accounts.Complete(work, account);
        }

        // A link is named by its address alone.
        var answer = link.Body.DeepClone().AsObject();
        answer.Remove("id");
        return answer;
    }
}
