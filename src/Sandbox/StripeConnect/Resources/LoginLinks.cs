using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Links to the page on which the holder of an account changes it. They are opened once and soon.</summary>
internal static class LoginLinks
{
    public const string Kind = "login_link";

    public static async Task<JsonObject> Create(Work work, Call call)
    {
        call.Parameters.RefuseUnknown();
        var account = await work.Take(Accounts.Kind, call.RequiredParentId);
        if (!(bool)account.Body["details_submitted"]!)
        {
            throw Refused.NotNow("Cannot create a login link for an account that has not completed onboarding.");
        }

        var id = work.NewId("ll_");
        var body = Shapes.New(Kind);
        body["id"] = id;
        body["url"] = $"{call.BaseUrl}/express/{id}";
        var link = await work.Add(Kind, "ll_", body, notes: new JsonObject { ["account"] = account.Id });

        // A link is named by its address alone.
        var answer = link.Body.DeepClone().AsObject();
        answer.Remove("id");
        return answer;
    }
}
