namespace Marketplace.Sandbox;

/// <summary>The part of Stripe's API that a marketplace uses. Whatever is not here answers 404.</summary>
internal static class Operations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        new("accounts.create", "POST", "/v1/accounts", Accounts.Create),
        new("accounts.get", "GET", "/v1/accounts/{id}", Accounts.Get),
        new("accounts.list", "GET", "/v1/accounts", Accounts.List),
        new("accounts.update", "POST", "/v1/accounts/{id}", Accounts.Update),
        new("login_links.create", "POST", "/v1/accounts/{parentId}/login_links", LoginLinks.Create),
        new("account_links.create", "POST", "/v1/account_links", AccountLinks.Create),

        new("checkout.sessions.create", "POST", "/v1/checkout/sessions", CheckoutSessions.Create),
        new("checkout.sessions.get", "GET", "/v1/checkout/sessions/{id}", CheckoutSessions.Get),
        new("checkout.sessions.list", "GET", "/v1/checkout/sessions", CheckoutSessions.List),
        new("checkout.sessions.expire", "POST", "/v1/checkout/sessions/{id}/expire", CheckoutSessions.Expire),

        new("customers.create", "POST", "/v1/customers", Customers.Create),
        new("customers.list", "GET", "/v1/customers", Customers.List),
        new("customers.get", "GET", "/v1/customers/{id}", Customers.Get),
        new("customers.delete", "DELETE", "/v1/customers/{id}", Customers.Delete),
        new("payment_methods.get", "GET", "/v1/payment_methods/{id}", PaymentMethods.Get),
        new("payment_methods.detach", "POST", "/v1/payment_methods/{id}/detach", PaymentMethods.Detach),

        new("payment_intents.create", "POST", "/v1/payment_intents", PaymentIntents.Create),
        new("payment_intents.get", "GET", "/v1/payment_intents/{id}", PaymentIntents.Get),
        new("payment_intents.list", "GET", "/v1/payment_intents", PaymentIntents.List),
        new("payment_intents.confirm", "POST", "/v1/payment_intents/{id}/confirm", PaymentIntents.Confirm),
        new("payment_intents.capture", "POST", "/v1/payment_intents/{id}/capture", PaymentIntents.Capture),
        new("payment_intents.cancel", "POST", "/v1/payment_intents/{id}/cancel", PaymentIntents.Cancel),

        new("charges.get", "GET", "/v1/charges/{id}", Charges.Get),
        new("charges.list", "GET", "/v1/charges", Charges.List),

        new("refunds.create", "POST", "/v1/refunds", Refunds.Create),
        new("refunds.get", "GET", "/v1/refunds/{id}", Refunds.Get),
        new("refunds.list", "GET", "/v1/refunds", Refunds.List),

        new("disputes.get", "GET", "/v1/disputes/{id}", Disputes.Get),
        new("disputes.list", "GET", "/v1/disputes", Disputes.List),
        new("disputes.update", "POST", "/v1/disputes/{id}", Disputes.Update),
        new("disputes.close", "POST", "/v1/disputes/{id}/close", Disputes.Close),

        new("transfers.create", "POST", "/v1/transfers", Transfers.Create),
        new("transfers.get", "GET", "/v1/transfers/{id}", Transfers.Get),
        new("transfers.list", "GET", "/v1/transfers", Transfers.List),
        new("transfer_reversals.create", "POST", "/v1/transfers/{parentId}/reversals", TransferReversals.Create),
        new("transfer_reversals.get", "GET", "/v1/transfers/{parentId}/reversals/{id}", TransferReversals.Get),
        new("transfer_reversals.list", "GET", "/v1/transfers/{parentId}/reversals", TransferReversals.List),

        new("payouts.create", "POST", "/v1/payouts", Payouts.Create),
        new("payouts.get", "GET", "/v1/payouts/{id}", Payouts.Get),
        new("payouts.list", "GET", "/v1/payouts", Payouts.List),

        new("balance.get", "GET", "/v1/balance", Balances.Get),
        new("balance_transactions.get", "GET", "/v1/balance_transactions/{id}", BalanceTransactions.Get),
        new("balance_transactions.list", "GET", "/v1/balance_transactions", BalanceTransactions.List),

        new("events.get", "GET", "/v1/events/{id}", Events.Get),
        new("events.list", "GET", "/v1/events", Events.List),

        new("test_clocks.create", "POST", "/v1/test_helpers/test_clocks", TestClocks.Create),
        new("test_clocks.get", "GET", "/v1/test_helpers/test_clocks/{id}", TestClocks.Get),
        new("test_clocks.list", "GET", "/v1/test_helpers/test_clocks", TestClocks.List),
        new("test_clocks.advance", "POST", "/v1/test_helpers/test_clocks/{id}/advance", TestClocks.Advance),
        new("test_clocks.delete", "DELETE", "/v1/test_helpers/test_clocks/{id}", TestClocks.Delete),
    ];
}
