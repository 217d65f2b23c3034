using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Connected accounts: made empty, enabled by onboarding, restricted when Stripe wants to know more.</summary>
internal static class Accounts
{
    public const string Kind = "account";

    private static readonly string[] Outstanding = ["business_profile.url", "external_account", "tos_acceptance.date", "tos_acceptance.ip"];

    public static async Task<JsonObject> Create(Work work, Call call)
    {
        var parameters = call.Parameters;
        var body = Shapes.New(Kind);
        body["type"] = parameters.Choice("type", "express", "custom", "standard") ?? "express";
        body["country"] = parameters.Text("country") ?? "DE";
        body["email"] = parameters.Text("email");
        body["business_type"] = parameters.Text("business_type");
        body["default_currency"] = parameters.Text("default_currency") ?? "eur";
        body["metadata"] = parameters.Metadata();
        Configure(body, parameters);
        parameters.Ignore("business_profile", "controller", "individual", "company", "tos_acceptance", "external_account");
        parameters.RefuseUnknown();

        body["id"] = work.NewId("acct_");
        body["external_accounts"]!["url"] = $"/v1/accounts/{(string?)body["id"]}/external_accounts";
        Require(body, Outstanding, "requirements.past_due");
        var made = await work.Add(Kind, "acct_", body);
        return made.Body;
    }

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind);

    public static async Task<JsonObject> Update(Work work, Call call)
    {
        var parameters = call.Parameters;
        var account = await work.Take(Kind, call.RequiredId);
        foreach (var name in new[] { "email", "business_type", "default_currency" })
        {
            if (parameters.Text(name) is { } value)
            {
                account.Body[name] = value;
            }
        }

        foreach (var (name, value) in parameters.Metadata())
        {
            account.Body["metadata"]![name] = value?.DeepClone();
        }

        Configure(account.Body, parameters);
        parameters.Ignore("business_profile", "individual", "company", "tos_acceptance", "external_account");
        parameters.RefuseUnknown();
        await work.Save(account);
        await work.Announce("account.updated", account);
        return account.Body;
    }

    /// <summary>What the account holder does on the onboarding page: everything is asked, everything is answered.</summary>
    public static async Task Complete(Work work, StoredObject account)
    {
        Require(account.Body, [], reason: null);
        foreach (var capability in account.Body["capabilities"]!.AsObject().Select(pair => pair.Key).ToList())
        {
            account.Body["capabilities"]![capability] = "active";
        }

        account.Body["details_submitted"] = true;
        if (account.Body["external_accounts"]!["data"]!.AsArray().Count == 0)
        {
            await BankAccounts.Enter(work, account, BankAccounts.FirstNumber);
        }

        await Switch(work, account, isEnabled: true);
    }

    /// <summary>Stripe stops charges and payouts until more is known about the account holder.</summary>
    public static async Task Restrict(Work work, StoredObject account)
    {
        Require(account.Body, ["individual.verification.document"], "requirements.past_due");
        foreach (var capability in account.Body["capabilities"]!.AsObject().Select(pair => pair.Key).ToList())
        {
            account.Body["capabilities"]![capability] = "inactive";
        }

        await Switch(work, account, isEnabled: false);
    }

    public static void RequireTransfers(StoredObject account, string param)
    {
        if ((string?)account.Body["capabilities"]!["transfers"] != "active")
        {
            throw Refused.NotNow(
                "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
                "insufficient_capabilities_for_transfer",
                param);
        }
    }

    private static async Task Switch(Work work, StoredObject account, bool isEnabled)
    {
        account.Body["charges_enabled"] = isEnabled;
        account.Body["payouts_enabled"] = isEnabled;
        await work.Save(account);
        await work.Announce("account.updated", account);
    }

    private static void Configure(JsonObject body, Parameters parameters)
    {
        var capabilities = body["capabilities"]!.AsObject();
        foreach (var name in new[] { "card_payments", "transfers" })
        {
            if (parameters.Flag($"capabilities[{name}][requested]") is false)
            {
                capabilities.Remove(name);
            }
        }

        var payouts = body["settings"]!["payouts"]!;
        if (parameters.Choice("settings[payouts][schedule][interval]", "manual", "daily", "weekly", "monthly") is { } interval)
        {
            payouts["schedule"]!["interval"] = interval;
        }

        if (parameters.Flag("settings[payouts][debit_negative_balances]") is { } debits)
        {
            payouts["debit_negative_balances"] = debits;
        }

        if (parameters.Text("settings[payouts][statement_descriptor]") is { } descriptor)
        {
            payouts["statement_descriptor"] = descriptor;
        }
    }

    private static void Require(JsonObject body, IEnumerable<string> outstanding, string? reason)
    {
        var requirements = body["requirements"]!;
        requirements["currently_due"] = new JsonArray([.. outstanding.Select(name => JsonValue.Create(name))]);
        requirements["eventually_due"] = requirements["currently_due"]!.DeepClone();
        requirements["past_due"] = requirements["currently_due"]!.DeepClone();
        requirements["disabled_reason"] = reason;
    }
}
