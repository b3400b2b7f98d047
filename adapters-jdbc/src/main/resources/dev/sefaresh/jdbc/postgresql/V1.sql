-- Ids are compared byte by byte: the same order everywhere, and indexes that outlive an update of the operating system.
-- Rows of an order lead with its id, in the primary key too. Fill factors leave room to change a row in its own page.

create table sales_order (
    id text collate "C" primary key,
    version bigint not null,
    opened timestamptz not null,
    state text not null,
    buyer_customer text collate "C",
    buyer_name text,
    buyer_email text collate "C",
    buyer_phone text,
    buyer_tax_number text,
    bill_street text,
    bill_name text,
    bill_postal_code text,
    bill_city text,
    bill_region text,
    bill_country text,
    bill_phone text,
    buyer_country text,
    buyer_language text,
    currency text not null,
    quote_for text not null,
    confirm_when text not null,
    prepay_percent int not null,
    instalments int not null,
    instalment_every text not null,
    surplus_to text not null,
    credit_tender text,
    pay_within text not null,
    rounding text not null,
    round_per text not null,
    cash_step numeric,
    cash_tender text,
    checkout_needs text not null,
    prepayment_currency text,
    prepayment numeric,
    most_lines int not null,
    reserve_when text not null,
    reserve_for text,
    back_orders text not null,
    delivery_steps text not null,
    ship_when text not null,
    over_deliver int not null,
    collect_within text not null,
    shortfall text not null,
    undelivered text not null,
    stock_elsewhere boolean not null,
    invoice_when text not null,
    issue_at_once boolean not null,
    messages text not null,
    return_within text not null,
    blind_returns boolean not null,
    refund_at_once boolean not null,
    look_into text not null,
    seller text not null,
    channel text not null,
    zone text not null,
    pickup boolean not null,
    pickup_at text,
    ship_street text,
    ship_name text,
    ship_postal_code text,
    ship_city text,
    ship_region text,
    ship_country text,
    ship_phone text,
    ship_carrier text,
    ship_service text,
    agreed_to_wait boolean not null,
    chosen_tender text,
    agreed_terms text,
    coupons text not null,
    reminders int not null,
    buyer text,
    payment_status text not null,
    delivery_status text not null,
    invoice_status text not null,
    total numeric not null,
    balance numeric not null,
    unpaid boolean not null,
    to_deliver boolean not null,
    awaits_stock boolean not null,
    to_invoice boolean not null,
    discrepant boolean not null,
    reminded boolean not null,
    idle_since timestamptz not null
) with (fillfactor = 80);
create index sales_order_all on sales_order (opened, id);
create index sales_order_customer on sales_order (buyer_customer, opened, id) where buyer_customer is not null;
create index sales_order_email on sales_order (buyer_email, opened, id) where buyer_email is not null;
create index sales_order_carts on sales_order (opened, id) where state = 'QUOTATION';
create index sales_order_unpaid on sales_order (opened, id) where unpaid;
create index sales_order_to_deliver on sales_order (opened, id) where to_deliver;
create index sales_order_awaiting_stock on sales_order (opened, id) where awaits_stock;
create index sales_order_to_invoice on sales_order (opened, id) where to_invoice;
create index sales_order_discrepant on sales_order (opened, id) where discrepant;
create index sales_order_reminded on sales_order (opened, id) where reminded;

-- Components of a kit: one a line, its quantity, a space, and its SKU, in which a backslash is written \\ and a line break \n.
-- Taxes that an amount contains, here and elsewhere: one a line, such as EUR 1.67 20% included VAT. The rate is in percent or apiece; it is
-- included in the price or added to it, +raising what taxes after it are on, +net of all other taxes; the code stands last.
create table order_line (
    order_id text collate "C" not null,
    number int not null,
    sku text not null,
    name text not null,
    quantity numeric not null,
    unit_price numeric not null,
    currency text not null,
    amount numeric not null,
    taxes text not null,
    price_reason text,
    remark text,
    unit text not null,
    unit_decimals int not null,
    variant text,
    tax_category text not null,
    least_quantity numeric not null,
    most_quantity numeric,
    goods_kind text not null,
    grams bigint not null,
    components text not null,
    supplier text,
    back_order text,
    primary key (order_id, number)
);

create table adjustment (
    order_id text collate "C" not null,
    number int not null,
    kind text not null,
    code text not null,
    label text not null,
    currency text not null,
    amount numeric not null,
    taxes text not null,
    basis text not null,
    basis_value numeric not null,
    each_bought numeric,
    each_cheaper numeric,
    target text not null,
    target_lines text not null,
    ranking int not null,
    tax_category text not null,
    mandatory boolean not null,
    promoted boolean not null,
    earned_amount numeric,
    earned_quantity numeric,
    earned_coupon text,
    coupon_limited boolean not null,
    on_return text not null,
    primary key (order_id, number)
);

create table quotation (
    order_id text collate "C" not null,
    number int not null,
    state text not null,
    title text not null,
    revises text,
    valid_until date not null,
    primary key (order_id, number)
);

create table quotation_line (
    order_id text collate "C" not null,
    quotation int not null,
    number int not null,
    sku text not null,
    name text not null,
    quantity numeric not null,
    unit_price numeric not null,
    currency text not null,
    amount numeric not null,
    taxes text not null,
    price_reason text,
    remark text,
    unit text not null,
    unit_decimals int not null,
    variant text,
    tax_category text not null,
    least_quantity numeric not null,
    most_quantity numeric,
    goods_kind text not null,
    grams bigint not null,
    components text not null,
    supplier text,
    back_order text,
    primary key (order_id, quotation, number)
);

create table quotation_adjustment (
    order_id text collate "C" not null,
    quotation int not null,
    number int not null,
    kind text not null,
    code text not null,
    label text not null,
    currency text not null,
    amount numeric not null,
    taxes text not null,
    basis text not null,
    basis_value numeric not null,
    each_bought numeric,
    each_cheaper numeric,
    target text not null,
    target_lines text not null,
    ranking int not null,
    tax_category text not null,
    mandatory boolean not null,
    promoted boolean not null,
    earned_amount numeric,
    earned_quantity numeric,
    earned_coupon text,
    coupon_limited boolean not null,
    on_return text not null,
    primary key (order_id, quotation, number)
);

create table payment (
    order_id text collate "C" not null,
    number int not null,
    tender text not null,
    instrument text,
    counts text not null,
    capture text not null,
    primary key (order_id, number)
);

create table operation (
    order_id text collate "C" not null,
    payment int not null,
    number int not null,
    kind text not null,
    state text not null,
    currency text not null,
    amount numeric not null,
    moved_currency text,
    moved numeric,
    follows text,
    reference text,
    expires timestamptz,
    action_kind text,
    action text,
    primary key (order_id, payment, number)
) with (fillfactor = 80);

create table delivery (
    order_id text collate "C" not null,
    number int not null,
    state text not null,
    location text not null,
    way text not null,
    steps text not null,
    back_ordered boolean not null,
    promised date,
    replaces text,
    carrier text,
    service text,
    shipment text,
    tracking text collate "C",
    tracking_status text,
    tracking_status_at timestamptz,
    primary key (order_id, number)
) with (fillfactor = 80);
create index delivery_tracking on delivery (tracking, order_id);

-- The number is that of the order line.
create table delivery_line (
    order_id text collate "C" not null,
    delivery int not null,
    number int not null,
    quantity numeric not null,
    missing numeric not null,
    restocked numeric not null,
    primary key (order_id, delivery, number)
);

-- Series, number and date are filled only where the register is in another database: otherwise the row in register is the issue.
create table invoice (
    order_id text collate "C" not null,
    number int not null,
    state text not null,
    kind text not null,
    credits text,
    salt text,
    series text collate "C",
    number_in_series bigint,
    issued_on date,
    primary key (order_id, number)
) with (fillfactor = 80);

-- The number is that of the order line.
create table invoice_line (
    order_id text collate "C" not null,
    invoice int not null,
    number int not null,
    quantity numeric not null,
    currency text not null,
    amount numeric not null,
    taxes text not null,
    primary key (order_id, invoice, number)
);

-- The number is that of the adjustment.
create table invoice_charge (
    order_id text collate "C" not null,
    invoice int not null,
    number int not null,
    currency text not null,
    amount numeric not null,
    taxes text not null,
    primary key (order_id, invoice, number)
);

create table goods_return (
    order_id text collate "C" not null,
    number int not null,
    state text not null,
    reason text not null,
    location text not null,
    primary key (order_id, number)
) with (fillfactor = 80);

-- The number is that of the order line.
create table return_line (
    order_id text collate "C" not null,
    goods_return int not null,
    number int not null,
    requested numeric not null,
    received numeric not null,
    accepted numeric not null,
    restocked numeric not null,
    cancelled numeric not null,
    currency text,
    allowance numeric,
    primary key (order_id, goods_return, number)
) with (fillfactor = 80);

-- The number is that of the adjustment.
create table return_charge (
    order_id text collate "C" not null,
    goods_return int not null,
    number int not null,
    currency text not null,
    amount numeric not null,
    taxes text not null,
    primary key (order_id, goods_return, number)
);

create table discrepancy (
    order_id text collate "C" not null,
    number int not null,
    state text not null,
    about text not null,
    code text not null,
    note text not null,
    owner text,
    resolution text,
    primary key (order_id, number)
);

create table event (
    order_id text collate "C" not null,
    number int not null,
    version bigint not null,
    document text not null,
    transition text not null,
    actor_kind text not null,
    actor text not null,
    command text not null,
    decided_at timestamptz not null,
    primary key (order_id, version, number)
);

create table command (
    order_id text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    digest text not null,
    primary key (order_id, id)
);

create table task (
    order_id text collate "C" not null,
    document text collate "C" not null,
    kind text collate "C" not null,
    born bigint not null,
    due_at timestamptz not null,
    ready_at timestamptz not null,
    token bigint not null,
    holder text,
    primary key (order_id, document, kind)
);
create index task_ready on task (ready_at, order_id, document, kind);

-- A shelf with its last number in stock_move: none is one that was opened and never moved.
create table stock (
    sku text collate "C" not null,
    location text collate "C" not null,
    on_hand numeric not null,
    reserved numeric not null,
    incoming numeric not null,
    expected date,
    moves bigint not null,
    primary key (sku, location)
) with (fillfactor = 50);

-- The ledger: every move of a shelf, numbered without gaps, and what lay there afterwards. A move of a commit bears its version,
-- any other the id of its change and its place in it.
create table stock_move (
    sku text collate "C" not null,
    location text collate "C" not null,
    number bigint not null,
    kind text not null,
    quantity numeric not null,
    on_hand numeric not null,
    reserved numeric not null,
    order_id text collate "C",
    document text collate "C",
    version bigint,
    change text collate "C",
    place int,
    primary key (sku, location, number)
);
create unique index stock_move_change on stock_move (change, place) where change is not null;
create index stock_move_holder on stock_move (order_id, document) where order_id is not null;

-- What lacked although the change was done: it is told again when the change is asked for again.
create table stock_shortage (
    change text collate "C" not null,
    sku text collate "C" not null,
    location text collate "C" not null,
    wanted numeric not null,
    free numeric not null,
    expected date,
    primary key (change, sku, location)
);

create table series (
    name text collate "C" primary key,
    last_number bigint not null,
    last_date date,
    head bytea not null
) with (fillfactor = 10);

create table register (
    series text collate "C" not null,
    number bigint not null,
    order_id text collate "C" not null,
    invoice int not null,
    issued_on date not null,
    digest bytea not null,
    head bytea not null,
    primary key (series, number),
    unique (order_id, invoice)
);

create table inbox (
    tender text collate "C" not null,
    event text collate "C" not null,
    received_at timestamptz not null,
    header_names text[] not null,
    header_values text[] not null,
    body bytea not null,
    verdict text collate "C" not null,
    note text,
    primary key (tender, event)
);
create index inbox_list on inbox (verdict, received_at, tender, event);

create table account (
    id text collate "C" primary key,
    currency text not null,
    balance numeric not null,
    held numeric not null,
    entries bigint not null
) with (fillfactor = 50);

-- Every operation and its answer. Those that were posted are the book of their account, and have a number in it, and what lay there then.
create table account_entry (
    order_id text collate "C" not null,
    operation text collate "C" not null,
    kind text not null,
    account text collate "C" not null,
    currency text not null,
    amount numeric not null,
    of_order text collate "C",
    of_operation text collate "C",
    answer text not null,
    available_in text not null,
    available numeric not null,
    number bigint,
    balance numeric,
    held numeric,
    primary key (order_id, operation),
    unique (account, number)
);
create index account_entry_of on account_entry (of_order, of_operation) where of_order is not null;

create table dispute (
    order_id text collate "C" not null,
    number int not null,
    state text not null,
    operation text not null,
    currency text not null,
    amount numeric not null,
    reference text not null,
    reason text not null,
    fee_currency text,
    fee numeric,
    evidence_due timestamptz,
    evidence_missed boolean not null,
    evidence text,
    primary key (order_id, number)
);

create table parcel (
    order_id text collate "C" not null,
    delivery int not null,
    number int not null,
    grams bigint not null,
    primary key (order_id, delivery, number)
) with (fillfactor = 80);

-- How many orders have used a coupon, and how many hold it: of these some have ended, until somebody holds it the next time.
create table coupon (
    code text collate "C" primary key,
    used bigint not null,
    held bigint not null
) with (fillfactor = 50);

-- What an order has of a coupon: a hold until its end, or a use, which has none.
create table coupon_use (
    order_id text collate "C" not null,
    coupon text collate "C" not null,
    customer text collate "C",
    held_until timestamptz,
    primary key (order_id, coupon)
);
create index coupon_use_held on coupon_use (coupon, held_until) where held_until is not null;
create index coupon_use_customer on coupon_use (coupon, customer) where customer is not null;

-- Who is not written to any more, in small letters, and why.
create table suppression (
    address text collate "C" not null,
    reason text collate "C" not null,
    primary key (address, reason)
);

-- What a shop words its mails with.
create table mail_template (
    path text collate "C" primary key,
    text text not null
);
