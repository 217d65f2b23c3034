using static Marketplace.Postgres.CheckRule;

namespace Marketplace.Postgres;

/// <summary>The tables that projections write. A test holds them against the migrations.</summary>
internal static class ReadModelSchemas
{
    public static readonly ImmutableArray<TableSchema> All =
    [
        TableSchema.Of(
            "accounts", "id", "email_hash! status! is_operator! is_provider! registered_at! last_login_at",
            new UniqueRule("accounts_email_hash_key", "email_hash")),

        TableSchema.Of(
            "providers", "id",
            "account_id! business_name! provider_type! status! country! currency! time_zone! city state gateway_account charges_enabled=false "
            + "payouts_enabled=false details_submitted=false registered_at! updated_at! activated_at closed_at",
            new UniqueRule("providers_one_per_account", "account_id"),
            new UniqueRule("providers_one_per_gateway_account", "gateway_account")),

        TableSchema.Of("provider_tax_details", "provider_id", "details! declared_at!"),

        TableSchema.Of(
            "listings", "id",
            "provider_id! slug! status! title description category subcategory price_type price_amount price_currency price_text "
            + "duration_minutes mode! seats! time_zone! city state zip country lat lng cover_image_url keywords='' created_at! updated_at! "
            + "published_at paused_at deleted_at version!",
            new UniqueRule("listings_slug_key", "slug")),

        TableSchema.Of("favorites", "account_id listing_id", "saved_at!"),

        TableSchema.Of(
            "bookings", "id",
            "customer_id! provider_id! listing_id! payment_id! title! status! mode! starts_at! ends_at! seats! total! provider_earns! "
            + "refunded=0 currency! booked_at! hold_expires_at released_at disputed_at paid pending changed_at! version!"),

        TableSchema.Of(
            "occupancy", "booking_id resource seat", "listing_id! session! span! work_start! work_end! live!",
            new CheckRule("occupancy_check", row =>
                !IsEmpty(row("span")) && (DateTimeOffset)row("work_start")! < (DateTimeOffset)row("work_end")! && NumberOf(row("seat")) >= 0),
            new OverlapRule("occupancy_no_overlap", ["resource"], "span", "session") { Where = "live" },
            new UniqueRule("occupancy_one_per_seat", "resource", "session", "seat") { Where = "live" }),

        TableSchema.Of(
            "payments", "id",
            "booking_id! customer_id! provider_id! status! gateway! amount! captured! refunded! fee! provider_share! currency! "
            + "checkout_reference payment_reference transfer_reference started_at! changed_at! version! purpose! collected=0 card",
            new CheckRule("payments_check", row => NumberOf(row("refunded")) <= NumberOf(row("captured"))),
            new UniqueRule("payments_by_reference", "gateway", "payment_reference")),

        TableSchema.Of(
            "payouts", "id",
            "provider_id! status! amount! currency! period_from! period_to! reference arrival_date failure_code scheduled_at! changed_at! version! failing_since by_hand=false",
            new CheckRule("payouts_amount_check", row => NumberOf(row("amount")) > 0),
            new UniqueRule("payouts_one_per_period", "provider_id", "currency", "by_hand", "period_to")),

        TableSchema.Of(
            "payout_items", "payout_id entry_id", "kind! payment_id booking_id amount! currency! stands=true",
            new UniqueRule("payout_items_once", "entry_id") { Where = "stands" }),

        TableSchema.Of(
            "provider_account_items", "provider_id currency entry_id", "kind! amount! booking_id payment_id package_id at! payout_id by_hand=false release_at reserved=0",
            new CheckRule("provider_account_items_reserved_check", row => NumberOf(row("reserved")) >= 0),
            new CheckRule("provider_account_items_amount_check", row => NumberOf(row("amount")) != 0),
            new UniqueRule("provider_account_items_once", "entry_id")),

        TableSchema.Of(
            "handovers", "id", "kind! payment_id booking_id provider_id! collector amount! currency! since! failure retryable=false",
            new CheckRule("handovers_amount_check", row => NumberOf(row("amount")) > 0)),

        TableSchema.Of("payout_holds", "provider_id", "paused_at pause_reason held_at hold_reason flagged_at version!"),

        TableSchema.Of(
            "abuse_flags", "id",
            "rule! status! provider_id customer_id holds_payouts! facts! raised_at! decided_at decided_by reason version!"),

        TableSchema.Of(
            "message_reports", "id",
            "thread_id! message_id! customer_id! provider_id! author_side! title! status! outcome concerns_author! reported_at! changed_at! version!"),

        TableSchema.Of(
            "cash_movements", "id",
            "gateway! kind! amount! currency! reference! status! note recorded_at! recorded_by ended_at ended_by reason version!"),

        TableSchema.Of(
            "ledger_periods", "id",
            "name! starts_at ends_at! closed_at! closed_by reason sealed_at entries accounts digest previous seal",
            new CheckRule("ledger_periods_last", row => row("starts_at") is not DateTimeOffset start || start < (DateTimeOffset)row("ends_at")!),
            new UniqueRule("ledger_periods_ends", "ends_at")),

        TableSchema.Of(
            "gateway_movements", "gateway kind reference", "holder_id net! currency! at! stream! version! purpose!"),

        TableSchema.Of("gateway_pages", "gateway reference", "payment_id! opened_at!"),

        TableSchema.Of(
            "reconciliation_runs", "id",
            "gateway! starts_at! ends_at! began_at! finished_at reason read! compared! found! repairing! gone! sums"),

        TableSchema.Of("discrepancies", "id", "gateway! status! finding! found_at! changed_at! reason version!"),

        TableSchema.Of(
            "threads", "id",
            "kind! subject_id listing_id title! customer_id! provider_id opened_at! version! last_sequence=0 active_at! customer_read=0 provider_read=0 "
            + "customer_archived=false provider_archived=false customer_muted=false provider_muted=false customer_muted_until provider_muted_until waiting_since assigned_to closed_at changed=0"),

        TableSchema.Of(
            "messages", "thread_id sequence", "id! version! side! author_id code text! sent_at! edited_at deleted_at contacts words='' removed=false attachments",
            new UniqueRule("messages_by_id", "thread_id", "id")),

        TableSchema.Of(
            "attachment_uses", "attachment_id", "thread_id message_id",
            new CheckRule("attachment_uses_check", row => row("thread_id") is null == row("message_id") is null)),

        TableSchema.Of(
            "reviews", "id",
            "booking_id! side! author_id! subject_id! listing_id! rating! sub_scores! title text given_at! published_at reply replied_at "
            + "status='given' flagged_reason",
            new CheckRule("reviews_rating_check", row => NumberOf(row("rating")) is >= 1 and <= 5),
            new UniqueRule("reviews_booking_id_side_key", "booking_id", "side")),

        TableSchema.Of("ratings", "subject_kind subject_id", "r1=0 r2=0 r3=0 r4=0 r5=0"),

        TableSchema.Of(
            "calendar_imports", "id",
            "resource_id! name! when_stale! stale_after_seconds! fresh_at! times! added_at! removed=false version!"),

        TableSchema.Of(
            "closures", "id",
            "provider_id! resource_id! status! first_date! end_date! reason closes! obstacle bookings! cancelled! moved! kept! asked_at! done_at version!"),

        TableSchema.Of(
            "package_offers", "id",
            "listing_id! provider_id! title! sessions! price! currency! validity_seconds! at_expiry! return_seconds! offered_at! withdrawn_at version!"),

        TableSchema.Of("package_offer_listings", "offer_id listing_id", "place! offered_at! withdrawn_at"),

        TableSchema.Of(
            "packages", "id",
            "offer_id! listing_id! customer_id! provider_id! title! status! sessions! free! price! refunded! currency! bought_at! expires_at version!",
            new CheckRule("packages_check", row => NumberOf(row("free")) >= 0 && NumberOf(row("free")) <= NumberOf(row("sessions"))),
            new CheckRule("packages_check1", row => NumberOf(row("refunded")) >= 0 && NumberOf(row("refunded")) <= NumberOf(row("price")))),

        TableSchema.Of(
            "complaints", "id",
            "booking_id! customer_id! provider_id! title! status! reason! stake! award currency! opened_at! escalated_at ended_at version!",
            new CheckRule("complaints_check", row => row("award") is not { } award || (NumberOf(award) >= 0 && NumberOf(award) <= NumberOf(row("stake")))),
            new CheckRule("complaints_check1", row => row("award") is null == row("ended_at") is null)),

        TableSchema.Of(
            "security_deposits", "id",
            "booking_id! customer_id! provider_id! title! amount! currency! status! claimed granted award back contested_at is_overdue! ended_at version!",
            new CheckRule("security_deposits_check", row => row("claimed") is not { } claimed || (NumberOf(claimed) >= 1 && NumberOf(claimed) <= NumberOf(row("amount")))),
            new CheckRule("security_deposits_check1", row => row("award") is not { } award || NumberOf(award) == 0
                || (row("claimed") is { } claimed && NumberOf(award) > 0 && NumberOf(award) <= NumberOf(claimed))),
            new CheckRule("security_deposits_check2", row => row("award") is not { } award || row("back") is not { } back
                || NumberOf(award) + NumberOf(back) is var sum && (sum == 0 || sum == NumberOf(row("amount")))),
            new CheckRule("security_deposits_check3", row => row("award") is null == row("ended_at") is null)),

        TableSchema.Of(
            "invoices", "id",
            "issuer_id! recipient_id! issuer_country recipient_country number! kind! corrects booking_id payment_id title! status! net! tax! credited! currency! issued_at! version!",
            new UniqueRule("invoices_number_key", "issuer_id", "number"),
            new CheckRule("invoices_check", row => NumberOf(row("credited")) >= 0 && NumberOf(row("credited")) <= NumberOf(row("net")) + NumberOf(row("tax"))),
            new CheckRule("invoices_number_check", row => NumberOf(row("number")) > 0)),

        TableSchema.Of(
            "bills", "id",
            "issuer_id! recipient_id! number booking_id title! status! total! paid! credited! currency! due_at! issued_at listed_at! version!",
            new UniqueRule("bills_number_key", "issuer_id", "number"),
            new CheckRule("bills_number_check", row => row("number") is not { } number || NumberOf(number) > 0),
            new CheckRule("bills_total_check", row => NumberOf(row("total")) > 0),
            new CheckRule("bills_check", row => NumberOf(row("paid")) >= 0 && NumberOf(row("paid")) <= NumberOf(row("total"))),
            new CheckRule("bills_check1", row => NumberOf(row("credited")) >= 0 && NumberOf(row("credited")) <= NumberOf(row("total")))),

        TableSchema.Of(
            "notifications", "account_id sequence", "id! topic! facts! posted_at! read_at",
            new UniqueRule("notifications_once", "account_id", "id")),

        TableSchema.Of("coupons", "id", "provider_id! code! plan! created_at! deactivated_at version!"),

        TableSchema.Of(
            "coupon_uses", "coupon_id", "used! most",
            new CheckRule("coupon_uses_limit", row => row("most") is not { } most || NumberOf(row("used")) <= NumberOf(most)),
            new CheckRule("coupon_uses_not_negative", row => NumberOf(row("used")) >= 0)),

        TableSchema.Of(
            "coupon_customer_uses", "coupon_id customer_id", "used! most",
            new CheckRule("coupon_customer_uses_limit", row => row("most") is not { } most || NumberOf(row("used")) <= NumberOf(most)),
            new CheckRule("coupon_customer_uses_not_negative", row => NumberOf(row("used")) >= 0)),

        TableSchema.Of(
            "disputes", "id",
            "payment_id! booking_id! purpose! customer_id! provider_id! title! reference! reason! status! amount! currency! opened_at! due_by waits_since ended_at version!",
            new UniqueRule("disputes_by_reference", "payment_id", "reference"),
            new CheckRule("disputes_amount_check", row => NumberOf(row("amount")) > 0)),

        TableSchema.Of(
            "series", "id",
            "customer_id! provider_id! listing_id! title! status! rule! time_zone! first_start! last_end! times! booked! created_at! changed_at! version!"),

        TableSchema.Of(
            "waitlist_entries", "id",
            "waitlist_id! provider_id! listing_id! title! customer_id! start_at! end_at! from_at! to_at! seats! status! position! booking_id expires_at joined_at! changed_at!"),
    ];

    /// <summary>The tables of <see cref="CounterProjection"/>, which only tests have.</summary>
    public static readonly ImmutableArray<TableSchema> OfCounters =
    [
        TableSchema.Of("counters", "id", "total!", new CheckRule("counters_total_check", row => NumberOf(row("total")) < 1000)),
        TableSchema.Of("counter_names", "name", string.Empty),
        TableSchema.Of("counter_seats", "id place", "span", new OverlapRule("counter_seats_free", [], "span", null)),
    ];
}
